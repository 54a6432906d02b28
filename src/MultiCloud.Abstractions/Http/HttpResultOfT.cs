using System.Diagnostics.CodeAnalysis;

namespace MultiCloud;

/// <summary>An answer with a status, headers and a JSON body, or any <see cref="HttpResult"/>. A <typeparamref name="T"/> converts to it.</summary>
/// <typeparam name="T">The body's type, listed in a <c>JsonSerializerContext</c> of the app.</typeparam>
public sealed class HttpResult<T>
{
    private List<KeyValuePair<string, string>>? _headers;

    internal HttpResult(T? value, int statusCode)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statusCode, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusCode, 599);
        Value = value;
        StatusCode = statusCode;
    }

    private HttpResult(HttpResult result)
    {
        Other = result;
        StatusCode = result.StatusCode;
    }

    /// <summary>The JSON body; null with status 200 is answered as 404.</summary>
    public T? Value { get; }

    /// <summary>The answer that takes the place of a JSON body, or null.</summary>
    public HttpResult? Other { get; }

    /// <summary>The status, 200 to 599.</summary>
    public int StatusCode { get; }

    /// <summary>Headers to send; together at most 4 KB.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers => Other?.Headers ?? _headers ?? (IReadOnlyList<KeyValuePair<string, string>>)[];

    /// <summary>200 with that body.</summary>
    /// <param name="value">The body; null is answered as 404.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "HttpResult.Ok is the named alternative.")]
    public static implicit operator HttpResult<T>(T? value) => new(value, 200);

    /// <summary>An answer without a JSON body.</summary>
    /// <param name="result">The answer.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "The conversion exists so that return statements of both kinds read alike.")]
    public static implicit operator HttpResult<T>(HttpResult result) => new(result);

    /// <summary>Adds a header; Set-Cookie and others may repeat.</summary>
    /// <param name="name">The header's name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This result.</returns>
    public HttpResult<T> WithHeader(string name, string value)
    {
        if (Other is not null)
        {
            Other.WithHeader(name, value);
        }
        else
        {
            (_headers ??= []).Add(new(name, value));
        }

        return this;
    }
}
