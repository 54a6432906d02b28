namespace MultiCloud.Hosting;

/// <summary>Shows a found value in a message: short, on one line.</summary>
internal static class Found
{
    private const int Longest = 64;

    internal static string Show(string value)
    {
        var shown = value.Length <= Longest ? value : string.Concat(value.AsSpan(0, Longest), "…");
        return shown.AsSpan().ContainsAnyInRange('\0', '\x1f') ? string.Create(shown.Length, shown, static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                to[i] = char.IsControl(from[i]) ? '\uFFFD' : from[i];
            }
        }) : shown;
    }
}
