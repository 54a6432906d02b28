using System.ComponentModel;

namespace MultiCloud.Hosting;

/// <summary>How large a request and its answer may be. Every host of functions uses <see cref="Portable"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record HttpLimits
{
    /// <summary>What holds on every target, so that what runs on one runs on all.</summary>
    public static HttpLimits Portable { get; } = new();

    /// <summary>The longest path with its query, in characters as sent. Default 4096; more is 414.</summary>
    public int MaxTargetLength { get; init; } = 4096;

    /// <summary>The most bytes of request headers. Default 8192; more is 431.</summary>
    public int MaxRequestHeaderBytes { get; init; } = 8192;

    /// <summary>The largest request body in bytes. Default 4 MiB; more is 413.</summary>
    public long MaxRequestBodyBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>The most bytes of response headers that code sets. Default 4096; more is an error of the function.</summary>
    public int MaxResponseHeaderBytes { get; init; } = 4096;

    /// <summary>The largest response body in bytes. Default 4 MiB; more is an error of the function.</summary>
    public long MaxResponseBodyBytes { get; init; } = 4 * 1024 * 1024;
}
