namespace MultiCloud.Hosting;

/// <summary>What a Content-Type header must say.</summary>
internal static class MediaType
{
    internal static void RequireJson(string? contentType)
    {
        if (contentType is null)
        {
            throw HttpProblemException.UnsupportedMediaType("The request has a body without a Content-Type header; expected is application/json.");
        }

        var type = Type(contentType);
        if (!type.Equals("application/json", StringComparison.OrdinalIgnoreCase) && !type.EndsWith("+json", StringComparison.OrdinalIgnoreCase))
        {
            throw HttpProblemException.UnsupportedMediaType($"The request's Content-Type is '{Found.Show(contentType)}'; expected is application/json.");
        }

        RequireUtf8(contentType);
    }

    internal static void RequireUtf8(string? contentType)
    {
        var charset = Charset(contentType);
        if (!charset.IsEmpty && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) && !charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase))
        {
            throw HttpProblemException.UnsupportedMediaType($"The request's Content-Type has the charset '{Found.Show(charset.ToString())}'; expected is utf-8.");
        }
    }

    private static ReadOnlySpan<char> Type(ReadOnlySpan<char> contentType)
    {
        var end = contentType.IndexOf(';');
        return (end < 0 ? contentType : contentType[..end]).Trim();
    }

    private static ReadOnlySpan<char> Charset(ReadOnlySpan<char> contentType)
    {
        var rest = contentType;
        for (var end = rest.IndexOf(';'); end >= 0; end = rest.IndexOf(';'))
        {
            rest = rest[(end + 1)..].TrimStart();
            if (rest.StartsWith("charset=", StringComparison.OrdinalIgnoreCase))
            {
                return Type(rest["charset=".Length..]).Trim('"');
            }
        }

        return default;
    }
}
