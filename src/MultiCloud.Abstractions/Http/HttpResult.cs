using System.Text;

namespace MultiCloud;

/// <summary>An answer with a status, headers and a text, byte, stream or problem body. For a JSON body use <see cref="HttpResult{T}"/>.</summary>
public sealed class HttpResult
{
    private List<KeyValuePair<string, string>>? _headers;

    private HttpResult(int statusCode, string? contentType = null, ReadOnlyMemory<byte> bytes = default, Stream? stream = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statusCode, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusCode, 599);
        StatusCode = statusCode;
        ContentType = contentType;
        Bytes = bytes;
        Stream = stream;
    }

    /// <summary>The status, 200 to 599.</summary>
    public int StatusCode { get; }

    /// <summary>The body's content type, or null when there is no body.</summary>
    public string? ContentType { get; }

    /// <summary>The body, unless <see cref="Stream"/> is set. At most 4 MiB.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The body as a stream, which the host reads and disposes; or null. At most 4 MiB.</summary>
    public Stream? Stream { get; }

    /// <summary>Headers to send; together at most 4 KB. A repeated name is sent as often as it was added.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers => _headers ?? (IReadOnlyList<KeyValuePair<string, string>>)[];

    /// <summary>An answer with no body.</summary>
    /// <param name="statusCode">200 to 599.</param>
    public static HttpResult Status(int statusCode) => new(statusCode);

    /// <summary>200 without a body.</summary>
    public static HttpResult Ok() => new(200);

    /// <summary>204.</summary>
    public static HttpResult NoContent() => new(204);

    /// <summary>404 without a body.</summary>
    public static HttpResult NotFound() => new(404);

    /// <summary>A redirect.</summary>
    /// <param name="location">Where to.</param>
    /// <param name="permanent">308 instead of 307.</param>
    public static HttpResult Redirect(string location, bool permanent = false) =>
        new HttpResult(permanent ? 308 : 307).WithHeader("Location", location);

    /// <summary>UTF-8 text.</summary>
    /// <param name="text">The body.</param>
    /// <param name="contentType">Default <c>text/plain; charset=utf-8</c>.</param>
    /// <param name="statusCode">Default 200.</param>
    public static HttpResult Text(string text, string contentType = "text/plain; charset=utf-8", int statusCode = 200) =>
        new(statusCode, contentType, Encoding.UTF8.GetBytes(text));

    /// <summary>Bytes as they are.</summary>
    /// <param name="bytes">The body, at most 4 MiB.</param>
    /// <param name="contentType">Default <c>application/octet-stream</c>.</param>
    /// <param name="statusCode">Default 200.</param>
    public static HttpResult Content(ReadOnlyMemory<byte> bytes, string contentType = "application/octet-stream", int statusCode = 200) =>
        new(statusCode, contentType, bytes);

    /// <summary>A stream, read to its end and disposed by the host.</summary>
    /// <param name="stream">The body, at most 4 MiB.</param>
    /// <param name="contentType">Default <c>application/octet-stream</c>.</param>
    /// <param name="statusCode">Default 200.</param>
    public static HttpResult Content(Stream stream, string contentType = "application/octet-stream", int statusCode = 200) =>
        new(statusCode, contentType, default, stream);

    /// <summary>A problem document (RFC 9457).</summary>
    /// <param name="statusCode">400 to 599.</param>
    /// <param name="title">What kind of problem it is, the same for every occurrence.</param>
    /// <param name="detail">What happened this time; null for none.</param>
    public static HttpResult Problem(int statusCode, string title, string? detail = null) =>
        new(statusCode, "application/problem+json", ProblemDocument.Write(statusCode, title, detail));

    /// <summary>200 with a JSON body.</summary>
    /// <typeparam name="T">A type listed in a <c>JsonSerializerContext</c> of the app.</typeparam>
    /// <param name="value">The body; null makes it 404.</param>
    public static HttpResult<T> Ok<T>(T value) => new(value, 200);

    /// <summary>201 with a JSON body and a Location header.</summary>
    /// <typeparam name="T">A type listed in a <c>JsonSerializerContext</c> of the app.</typeparam>
    /// <param name="location">The new thing's address.</param>
    /// <param name="value">The body.</param>
    public static HttpResult<T> Created<T>(string location, T value) => new HttpResult<T>(value, 201).WithHeader("Location", location);

    /// <summary>Any status with a JSON body.</summary>
    /// <typeparam name="T">A type listed in a <c>JsonSerializerContext</c> of the app.</typeparam>
    /// <param name="value">The body.</param>
    /// <param name="statusCode">200 to 599.</param>
    public static HttpResult<T> Json<T>(T value, int statusCode = 200) => new(value, statusCode);

    /// <summary>Adds a header; Set-Cookie and others may repeat.</summary>
    /// <param name="name">The header's name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This result.</returns>
    public HttpResult WithHeader(string name, string value)
    {
        (_headers ??= []).Add(new(name, value));
        return this;
    }
}
