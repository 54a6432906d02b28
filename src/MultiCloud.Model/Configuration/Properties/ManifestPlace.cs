namespace MultiCloud.Model;

/// <summary>Dotted paths into <c>multicloud.json</c>.</summary>
internal static class ManifestPlace
{
    /// <summary>The function or binding that a place is about, so that code can be marked; else the place itself.</summary>
    public static string Subject(string place)
    {
        var parts = place.Split('.');
        var start = parts.Length > 2 && parts[0] is "stages" or "targets" ? 2 : 0;
        return parts.Length > start + 1 && parts[start] is "functions" or "bindings" ? parts[start + 1] : place;
    }
}
