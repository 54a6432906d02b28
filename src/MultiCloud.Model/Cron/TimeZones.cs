namespace MultiCloud.Model;

/// <summary>The names of the IANA time zones, so that a schedule can be checked where the machine has no zone data.</summary>
public static partial class TimeZones
{
    private static readonly HashSet<string> Known = new(List.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    /// <summary>The release of the zone database the names are from.</summary>
    public static string Version => ListVersion;

    /// <summary>All names, aliases included.</summary>
    public static IReadOnlyCollection<string> All => Known;

    /// <summary>Whether a text is the name of a zone; case counts, as it does on the platforms that look it up.</summary>
    /// <param name="name">The text.</param>
    public static bool IsKnown(string name) => Known.Contains(name);

    /// <summary>The name that was probably meant, or null.</summary>
    /// <param name="name">What was written.</param>
    public static string? FindNearest(string name)
    {
        var city = "/" + name.Replace(' ', '_');
        return Nearest.Find(name, Known)
            ?? Known.Where(zone => zone.EndsWith(city, StringComparison.OrdinalIgnoreCase)).OrderBy(zone => zone.Length).FirstOrDefault();
    }
}
