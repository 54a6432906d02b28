namespace MultiCloud.EndToEnd.Tests.Hostile;

/// <summary>Requests that no client should send, by name. <c>{smuggled}</c> is a whole request that must not run.</summary>
internal static class MalformedRequests
{
    private const string Post = "POST /bind/text HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n";
    private const string Get = "GET /routes/pick/fixed HTTP/1.1\r\nHost: localhost\r\n";

    /// <summary>Requests whose two readings differ: a second request hides in the first for whoever frames the body otherwise.</summary>
    public static (string Name, string Request)[] Smuggling { get; } =
    [
        ("CL.TE", Post + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{smuggled}"),
        ("TE.CL", Post + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n5\r\nhello\r\n0\r\n\r\n{smuggled}"),
        ("two lengths", Post + "Content-Length: 0\r\nContent-Length: 200\r\n\r\n{smuggled}"),
        ("two lengths, other order", Post + "Content-Length: 200\r\nContent-Length: 0\r\n\r\n{smuggled}"),
        ("length list", Post + "Content-Length: 0, 200\r\n\r\n{smuggled}"),
        ("length negative", Post + "Content-Length: -1\r\n\r\n{smuggled}"),
        ("length hexadecimal", Post + "Content-Length: 0x0\r\n\r\n{smuggled}"),
        ("length with text", Post + "Content-Length: 0abc\r\n\r\n{smuggled}"),
        ("length too large for a number", Post + "Content-Length: 18446744073709551616\r\n\r\n{smuggled}"),
        ("length in other digits", Post + "Content-Length: \u00b2\r\n\r\n{smuggled}"),
        ("space before the colon of length", Post + "Content-Length : 200\r\n\r\n{smuggled}"),
        ("space before the colon of encoding", Post + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n{smuggled}"),
        ("folded encoding", Post + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n{smuggled}"),
        ("encoding after a fold", Post + "X: y\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n{smuggled}"),
        ("encoding with a bare line feed", Post + "X: y\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{smuggled}"),
        ("encoding with a bare carriage return", Post + "X: y\rTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{smuggled}"),
        ("encoding unknown", Post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n{smuggled}"),
        ("encoding identity", Post + "Transfer-Encoding: identity\r\nContent-Length: 0\r\n\r\n{smuggled}"),
        ("encoding chunked, identity", Post + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n{smuggled}"),
        ("encoding quoted", Post + "Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n{smuggled}"),
        ("encoding with vertical tab", Post + "Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n{smuggled}"),
        ("chunk size overflow", Post + "Transfer-Encoding: chunked\r\n\r\n10000000000000000\r\n{smuggled}"),
        ("chunk size negative", Post + "Transfer-Encoding: chunked\r\n\r\n-1\r\n{smuggled}"),
        ("chunk size with prefix", Post + "Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n{smuggled}"),
        ("chunk size with plus", Post + "Transfer-Encoding: chunked\r\n\r\n+0\r\n\r\n{smuggled}"),
        ("chunk size with spaces", Post + "Transfer-Encoding: chunked\r\n\r\n 0\r\n\r\n{smuggled}"),
        ("chunk size no number", Post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n{smuggled}"),
        ("chunk size empty", Post + "Transfer-Encoding: chunked\r\n\r\n\r\n\r\n{smuggled}"),
        ("chunk extension with a line feed", Post + "Transfer-Encoding: chunked\r\n\r\n0;a=\nb\r\n\r\n{smuggled}"),
        ("chunk without its end", Post + "Transfer-Encoding: chunked\r\n\r\n5\r\nhelloXX0\r\n\r\n{smuggled}"),
        ("chunk line of bare line feeds", Post + "Transfer-Encoding: chunked\r\n\r\n0\n\n{smuggled}"),
        ("bare line feeds before the body", "POST /bind/text HTTP/1.1\nHost: localhost\nContent-Length: 200\n\n{smuggled}"),
        ("HTTP/1.0 with chunks", Post.Replace("1.1", "1.0", StringComparison.Ordinal) + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n{smuggled}"),
    ];

    /// <summary>Requests that are no HTTP, too large, or cut short.</summary>
    public static (string Name, string Request)[] Broken { get; } =
    [
        ("nothing but line ends", string.Concat(Enumerable.Repeat("\r\n", 20_000))),
        ("NUL bytes", new string('\0', 20_000)),
        ("TLS hello", "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003" + new string('\u00aa', 500)),
        ("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\u0012\u0004\0\0\0\0\0"),
        ("HTTP/0.9", "GET /routes/pick/fixed\r\n"),
        ("HTTP/9.9", "GET /routes/pick/fixed HTTP/9.9\r\nHost: localhost\r\n\r\n"),
        ("no version", "GET /routes/pick/fixed \r\nHost: localhost\r\n\r\n"),
        ("no method", " /routes/pick/fixed HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        ("long method", new string('M', 70_000) + " / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        ("control characters in the method", "G\u0001T / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        ("long target", $"GET /{new string('a', 70_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        ("NUL in the target", "GET /routes/pick/fi\0xed HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        ("raw bytes in the target", "GET /routes/pick/\u00ff\u00fe\u0080 HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        ("space in the target", "GET /routes/pick/fixed and more HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        ("target without a slash", "GET routes/pick/fixed HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        ("target star", "GET * HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        ("CONNECT", "CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        ("OPTIONS star", "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        ("one huge header", Get + $"X: {new string('a', 100_000)}\r\n\r\n"),
        ("ten thousand headers", Get + string.Concat(Enumerable.Range(0, 10_000).Select(number => $"X{number}: y\r\n")) + "\r\n"),
        ("header without a colon", Get + "nonsense\r\n\r\n"),
        ("header without a name", Get + ": value\r\n\r\n"),
        ("header name with a space", Get + "X Y: z\r\n\r\n"),
        ("NUL in a header name", Get + "X\0Y: z\r\n\r\n"),
        ("NUL in a header value", Get + "X: a\0b\r\n\r\n"),
        ("raw bytes in a header value", Get + "X: \u00ff\u00fe\u0080\r\n\r\n"),
        ("folded header", Get + "X: a\r\n b\r\n\r\n"),
        ("bare carriage return in a header", Get + "X: a\rb\r\n\r\n"),
        ("cut within the request line", "GET /routes/pi"),
        ("cut within the headers", Get + "X: "),
        ("cut within the body", Post + "Content-Length: 100\r\n\r\nhalf"),
        ("cut within a chunk", Post + "Transfer-Encoding: chunked\r\n\r\n64\r\nhalf"),
        ("body without a length", Post + "\r\nbody"),
        ("length with plus", Post + "Content-Length: +5\r\n\r\nhello"),
        ("unknown expectation", Post + "Expect: the-unexpected\r\nContent-Length: 1\r\n\r\nx"),
        ("continue without a body", Post + "Expect: 100-continue\r\nContent-Length: 100\r\n\r\n"),
        ("upgrade to h2c", Get + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n"),
        ("upgrade to a web socket", Get + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: AAAA\r\nSec-WebSocket-Version: 13\r\n\r\n"),
        ("huge trailers", Post + $"Transfer-Encoding: chunked\r\n\r\n0\r\nX: {new string('a', 100_000)}\r\n\r\n"),
        ("chunk extensions without end", Post + $"Transfer-Encoding: chunked\r\n\r\n1;{new string('a', 200_000)}"),
        ("pipelined garbage", Get + "\r\n" + Get + "\r\n\u0001\u0002\u0003 garbage \u00ff\r\n\r\n"),
        ("pipelined two hundred times", string.Concat(Enumerable.Repeat(Get + "\r\n", 200))),
        ("deep JSON", JsonOf(new string('[', 200_000))),
        ("JSON that is no UTF-8", JsonOf("{\"name\":\"\u00ff\u00fe\"}")),
        ("JSON number without end", JsonOf("{\"age\":" + new string('9', 100_000) + "}")),
        ("JSON with a lone surrogate", JsonOf("{\"name\":\"\\ud800\",\"age\":1,\"favourite\":\"Red\"}")),
        ("JSON of a hundred thousand names", JsonOf("{" + string.Join(',', Enumerable.Range(0, 100_000).Select(number => $"\"n{number}\":0")) + "}")),
        ("unknown charset", Post.Replace("text/plain", "text/plain; charset=nonsense", StringComparison.Ordinal) + "Content-Length: 1\r\n\r\nx"),
        ("content type without sense", Post.Replace("text/plain", ";;;=/,", StringComparison.Ordinal) + "Content-Length: 1\r\n\r\nx"),
        ("compressed body", JsonOf("\u001f\u008b\b\0\0\0\0\0", "Content-Encoding: gzip\r\n")),
        ("trace context without sense", Get + $"traceparent: 00-{new string('z', 300)}\r\ntracestate: {new string('=', 300)}\r\n\r\n"),
        ("TRACE", "TRACE /routes/pick/fixed HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        ("lower-case method", "get /routes/pick/fixed HTTP/1.1\r\nHost: localhost\r\n\r\n"),
    ];

    private static string JsonOf(string body, string headers = "") =>
        $"POST /bind/json HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{headers}Content-Length: {body.Length}\r\n\r\n{body}";
}
