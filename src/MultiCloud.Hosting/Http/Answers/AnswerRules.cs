using System.Buffers;

namespace MultiCloud.Hosting;

/// <summary>What an answer may look like on every target.</summary>
internal static class AnswerRules
{
    private const int LineOverhead = 4; // ": " and the line's end

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly SearchValues<char> ValueCharacters =
        SearchValues.Create([(char)9, .. Enumerable.Range(32, 95).Select(c => (char)c)]);

    private static readonly string[] HostHeaders =
        ["Connection", "Content-Length", "Date", "Keep-Alive", "Proxy-Connection", "Server", "TE", "Trailer", "Transfer-Encoding", "Upgrade"];

    /// <summary>204, 205 and 304 have no body by definition.</summary>
    internal static bool MayHaveBody(int statusCode) => statusCode is not (204 or 205 or 304);

    internal static void CheckLength(long length, HttpLimits limits)
    {
        if (length > limits.MaxResponseBodyBytes)
        {
            throw new InvalidOperationException(
                $"The answer's body is larger than {limits.MaxResponseBodyBytes} bytes, the most that every target sends; put it in a bucket and answer with its address, or answer in pages.");
        }
    }

    internal static void CheckHeaders(string? contentType, IReadOnlyList<KeyValuePair<string, string>> headers, HttpLimits limits)
    {
        if (contentType is not null && !IsValue(contentType))
        {
            throw new InvalidOperationException($"The answer's content type '{Found.Show(contentType)}' holds a character that a header cannot carry.");
        }

        if (headers.Count == 0)
        {
            return;
        }

        var size = 0;
        for (var i = 0; i < headers.Count; i++)
        {
            var (name, value) = headers[i];
            CheckHeader(name, value);
            size += name.Length + value.Length + LineOverhead;
        }

        if (size > limits.MaxResponseHeaderBytes)
        {
            throw new InvalidOperationException($"The answer's headers take {size} bytes; allowed are {limits.MaxResponseHeaderBytes} in all. Send the data in the body.");
        }
    }

    private static void CheckHeader(string name, string value)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(NameCharacters))
        {
            throw new InvalidOperationException($"The answer's header name '{Found.Show(name)}' is not valid: allowed are letters, digits and !#$%&'*+-.^_`|~.");
        }

        if (!IsValue(value))
        {
            throw new InvalidOperationException(
                $"The answer's header '{name}' holds a line break, a control character or a character outside ASCII; percent-encode it, for example with Uri.EscapeDataString.");
        }

        if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException("The answer sets the header 'Content-Type' by name; give the content type to HttpResult.Text or HttpResult.Content instead.");
        }

        if (HostHeaders.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException($"The answer sets the header '{name}', which only the host may set; leave it out.");
        }
    }

    private static bool IsValue(string value) => !value.AsSpan().ContainsAnyExcept(ValueCharacters);
}
