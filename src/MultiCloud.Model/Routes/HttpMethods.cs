namespace MultiCloud.Model;

/// <summary>The HTTP methods a function can have.</summary>
public static class HttpMethods
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];
}
