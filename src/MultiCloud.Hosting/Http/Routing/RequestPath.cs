namespace MultiCloud.Hosting;

/// <summary>
/// The segments of a request's path: decoded one by one, so that an encoded slash stays inside its segment, with <c>.</c> and <c>..</c> resolved and one
/// trailing slash left out. A path without escapes and dot segments is cut in place.
/// </summary>
internal readonly ref struct RequestPath
{
    /// <summary>The most segments cut in place; a longer path takes the slower way.</summary>
    internal const int InPlace = 32;

    private readonly ReadOnlySpan<char> _raw;
    private readonly ReadOnlySpan<int> _starts;
    private readonly List<string>? _decoded;
    private readonly bool _trailingSlash;

    private RequestPath(ReadOnlySpan<char> raw, ReadOnlySpan<int> starts, int count, bool trailingSlash)
    {
        _raw = raw;
        _starts = starts;
        Count = count;
        _trailingSlash = trailingSlash;
    }

    private RequestPath(List<string> decoded, bool trailingSlash)
    {
        _decoded = decoded;
        Count = decoded.Count;
        _trailingSlash = trailingSlash;
    }

    internal int Count { get; }

    internal ReadOnlySpan<char> this[int segment] => _decoded is null ? _raw[_starts[segment]..(_starts[segment + 1] - 1)] : _decoded[segment];

    /// <summary>Cuts a path as sent.</summary>
    /// <param name="raw">The path.</param>
    /// <param name="starts">Room for <see cref="InPlace"/> + 1 numbers.</param>
    /// <param name="path">Its segments.</param>
    /// <returns>False when it does not start with a slash or an escape is not valid.</returns>
    internal static bool TryParse(ReadOnlySpan<char> raw, Span<int> starts, out RequestPath path)
    {
        path = default;
        if (raw.IsEmpty || raw[0] != '/')
        {
            return false;
        }

        if (raw.IndexOf('%') >= 0 || raw.IndexOf("/.") >= 0)
        {
            return TryDecode(raw, out path);
        }

        var count = 0;
        starts[0] = 1;
        for (var i = 1; i < raw.Length; i++)
        {
            if (raw[i] != '/')
            {
                continue;
            }

            if (++count == InPlace)
            {
                return TryDecode(raw, out path);
            }

            starts[count] = i + 1;
        }

        var trailingSlash = raw[^1] == '/';
        if (!trailingSlash)
        {
            starts[++count] = raw.Length + 1;
        }

        path = new(raw, starts, count, trailingSlash && count > 0);
        return true;
    }

    /// <summary>Everything from a segment on, as a catch-all parameter gets it: slashes kept, the trailing one too.</summary>
    internal string Rest(int segment)
    {
        if (segment >= Count)
        {
            return "";
        }

        return _decoded is null
            ? _raw[_starts[segment]..].ToString()
            : string.Join('/', _decoded.Skip(segment)) + (_trailingSlash ? "/" : "");
    }

    /// <summary>The decoded path for people and code to read; as sent when it cannot be decoded.</summary>
    internal static string Display(ReadOnlySpan<char> raw) =>
        TryParse(raw, stackalloc int[InPlace + 1], out var path) ? "/" + path.Rest(0) : raw.ToString();

    private static bool TryDecode(ReadOnlySpan<char> raw, out RequestPath path)
    {
        path = default;
        var segments = new List<string>();
        var trailingSlash = false;
        foreach (var range in raw[1..].Split('/'))
        {
            if (!PercentEncoding.TryDecode(raw[1..][range], out var segment))
            {
                return false;
            }

            trailingSlash = segment is "" or "." or "..";
            if (segment == "..")
            {
                segments.RemoveRange(Math.Max(segments.Count - 1, 0), Math.Min(segments.Count, 1));
            }
            else if (segment != ".")
            {
                segments.Add(segment);
            }
        }

        if (segments is [.., ""])
        {
            segments.RemoveAt(segments.Count - 1);
        }

        path = new(segments, trailingSlash && segments.Count > 0);
        return true;
    }
}
