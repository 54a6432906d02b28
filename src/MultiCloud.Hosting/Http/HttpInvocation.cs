using System.ComponentModel;
using System.Text.Json.Serialization.Metadata;

namespace MultiCloud.Hosting;

/// <summary>One http invocation, as generated code sees it: it reads parameters from here and writes the answer here.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HttpInvocation
{
    private const string TextType = "text/plain; charset=utf-8";
    private const string BytesType = "application/octet-stream";
    private const string JsonType = "application/json; charset=utf-8";

    private readonly HttpExchange _exchange;
    private int _closed;

    internal HttpInvocation(HttpExchange exchange, InvocationContext context, JsonTypes json)
    {
        _exchange = exchange;
        Context = context;
        Json = json;
    }

    /// <summary>What user code sees of it.</summary>
    public InvocationContext Context { get; }

    /// <summary>The invocation's services.</summary>
    public IServiceProvider Services => Context.Services;

    /// <summary>The app's JSON types.</summary>
    public JsonTypes Json { get; }

    /// <summary>The request.</summary>
    public HttpTriggerRequest Request => _exchange.Request;

    /// <summary>Cancelled at the deadline and when the client is gone.</summary>
    public CancellationToken CancellationToken => Context.CancellationToken;

    /// <summary>
    /// The whole answer while a client that reads slowly has not taken it yet; null when nobody has to wait. It is no longer the function's time.
    /// </summary>
    internal Task? Sending { get; private set; }

    /// <summary>
    /// Takes the right to answer away from the function, so that code which runs past its deadline cannot write into an answer that is no longer its own.
    /// </summary>
    /// <returns>False when the function has begun to answer, or this was called before.</returns>
    internal bool TryClose() => Interlocked.Exchange(ref _closed, 1) == 0;

    /// <summary>A text value that must be there: missing is 400.</summary>
    public string BindString(HttpValueSource source, string name) =>
        HttpValueBinder.Text(Request, source, name) ?? throw HttpValueBinder.Missing(source, name, "a text");

    /// <summary>A text value, or null.</summary>
    public string? BindOptionalString(HttpValueSource source, string name) => HttpValueBinder.Text(Request, source, name);

    /// <summary>A value that must be there and parse (invariant culture): otherwise 400.</summary>
    public T Bind<T>(HttpValueSource source, string name)
        where T : IParsable<T> =>
        HttpValueBinder.NonEmpty(Request, source, name) is { } text
            ? HttpValueBinder.Parse<T>(text, source, name)
            : throw HttpValueBinder.Missing(source, name, ExpectedForm.Of<T>());

    /// <summary>A value that may be missing but must parse.</summary>
    public T BindOr<T>(HttpValueSource source, string name, T fallback)
        where T : IParsable<T> =>
        HttpValueBinder.NonEmpty(Request, source, name) is { } text ? HttpValueBinder.Parse<T>(text, source, name) : fallback;

    /// <summary>A value that may be missing (null) but must parse.</summary>
    public T? BindNullable<T>(HttpValueSource source, string name)
        where T : struct, IParsable<T> =>
        HttpValueBinder.NonEmpty(Request, source, name) is { } text ? HttpValueBinder.Parse<T>(text, source, name) : null;

    /// <summary>A name of an enumeration, in any case; numbers are refused.</summary>
    public T BindEnum<T>(HttpValueSource source, string name)
        where T : struct, Enum =>
        BindNullableEnum<T>(source, name) ?? throw HttpValueBinder.Missing(source, name, ExpectedForm.OfEnum<T>());

    /// <summary>A name of an enumeration, or null when missing.</summary>
    public T? BindNullableEnum<T>(HttpValueSource source, string name)
        where T : struct, Enum =>
        HttpValueBinder.NonEmpty(Request, source, name) is { } text ? HttpValueBinder.ParseEnum<T>(text, source, name) : null;

    /// <summary>Every text value of that name.</summary>
    public string[] BindStrings(HttpValueSource source, string name) => [.. HttpValueBinder.Values(Request, source).GetAll(name)];

    /// <summary>Every value of that name; each must parse.</summary>
    public T[] BindMany<T>(HttpValueSource source, string name)
        where T : IParsable<T> =>
        [.. HttpValueBinder.Values(Request, source).GetAll(name).Select(text => HttpValueBinder.Parse<T>(text, source, name))];

    /// <summary>The body as JSON: not JSON is 415, unreadable or null is 400, too large is 413.</summary>
    public ValueTask<T> ReadJsonAsync<T>(JsonTypeInfo<T> type) => HttpBodyReader.ReadJsonAsync(_exchange, type, CancellationToken);

    /// <summary>The body as JSON, or the default when there is no body.</summary>
    public ValueTask<T?> ReadOptionalJsonAsync<T>(JsonTypeInfo<T> type) => HttpBodyReader.ReadOptionalJsonAsync(_exchange, type, CancellationToken);

    /// <summary>The body as text.</summary>
    public ValueTask<string> ReadTextAsync() => HttpBodyReader.ReadTextAsync(_exchange, CancellationToken);

    /// <summary>The body's bytes.</summary>
    public ValueTask<byte[]> ReadBytesAsync() => HttpBodyReader.ReadBytesAsync(_exchange, CancellationToken);

    /// <summary>204.</summary>
    public ValueTask WriteNoContentAsync() => Send(204, null, [], default);

    /// <summary>200 with JSON; null is 404.</summary>
    public ValueTask WriteJsonAsync<T>(T? value, JsonTypeInfo<T> type) =>
        value is null ? Send(404, null, [], default) : SendJson(200, [], value, type);

    /// <summary>200 with text; null is 404.</summary>
    public ValueTask WriteTextAsync(string? value)
    {
        if (value is null)
        {
            return Send(404, null, [], default);
        }

        AnswerRules.CheckLength(value.Length, _exchange.Limits);
        var buffer = AnswerBuffer.Rent();
        buffer.WriteText(value);
        return SendAndReturn(200, TextType, [], buffer);
    }

    /// <summary>200 with bytes; null is 404.</summary>
    public ValueTask WriteBytesAsync(byte[]? value) =>
        value is null ? Send(404, null, [], default) : Send(200, BytesType, [], value);

    /// <summary>200 with a stream, disposed after; null is 404.</summary>
    public ValueTask WriteStreamAsync(Stream? value) =>
        value is null ? Send(404, null, [], default) : SendStreamAsync(200, BytesType, [], value);

    /// <summary>A result; null is 404.</summary>
    public ValueTask WriteResultAsync(HttpResult? result) => result switch
    {
        null => Send(404, null, [], default),
        { Stream: { } stream } => SendStreamAsync(result.StatusCode, result.ContentType, result.Headers, stream),
        _ => Send(result.StatusCode, result.ContentType, result.Headers, result.Bytes),
    };

    /// <summary>A result with a JSON body; null is 404.</summary>
    public ValueTask WriteResultAsync<T>(HttpResult<T>? result, JsonTypeInfo<T> type) => result switch
    {
        null => Send(404, null, [], default),
        { Other: { } other } => WriteResultAsync(other),
        { Value: { } value } => SendJson(result.StatusCode, result.Headers, value, type),
        _ => Send(result.StatusCode == 200 ? 404 : result.StatusCode, null, result.Headers, default),
    };

    private ValueTask SendJson<T>(int statusCode, IReadOnlyList<KeyValuePair<string, string>> headers, T value, JsonTypeInfo<T> type)
    {
        var buffer = AnswerBuffer.Rent();
        try
        {
            buffer.WriteJson(value, type, _exchange.Limits);
        }
        catch
        {
            buffer.Return();
            throw;
        }

        return SendAndReturn(statusCode, JsonType, headers, buffer);
    }

    private ValueTask SendAndReturn(int statusCode, string contentType, IReadOnlyList<KeyValuePair<string, string>> headers, AnswerBuffer buffer)
    {
        try
        {
            Begin(statusCode, contentType, headers, buffer.Written);
            if (Sending is not null)
            {
                Sending = ReturnAfterAsync(Sending, buffer);
                return default;
            }
        }
        catch
        {
            buffer.Return();
            throw;
        }

        buffer.Return();
        return default;
    }

    private static async Task ReturnAfterAsync(Task sending, AnswerBuffer buffer)
    {
        try
        {
            await sending;
        }
        finally
        {
            buffer.Return();
        }
    }

    private ValueTask Send(int statusCode, string? contentType, IReadOnlyList<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body)
    {
        Begin(statusCode, contentType, headers, body);
        return default;
    }

    private void Begin(int statusCode, string? contentType, IReadOnlyList<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body)
    {
        Close();
        try
        {
            var sent = _exchange.WriteAsync(statusCode, contentType, headers, body);
            if (sent.IsCompleted)
            {
                sent.GetAwaiter().GetResult();
            }
            else
            {
                Sending = sent.AsTask();
            }
        }
        catch when (!_exchange.HasStarted)
        {
            Reopen();
            throw;
        }
    }

    private async ValueTask SendStreamAsync(int statusCode, string? contentType, IReadOnlyList<KeyValuePair<string, string>> headers, Stream stream)
    {
        await using (stream)
        {
            Close();
            try
            {
                await _exchange.WriteAsync(statusCode, contentType, headers, stream, CancellationToken);
            }
            catch when (!_exchange.HasStarted)
            {
                Reopen();
                throw;
            }
        }
    }

    private void Close()
    {
        if (!TryClose())
        {
            throw new OperationCanceledException("The invocation has been answered already, or its deadline has passed.");
        }
    }

    // Nothing was sent: middleware may still answer.
    private void Reopen() => Volatile.Write(ref _closed, 0);
}

/// <summary>Where a value of a request comes from.</summary>
public enum HttpValueSource
{
    /// <summary>The route.</summary>
    Route,

    /// <summary>The query.</summary>
    Query,

    /// <summary>A header.</summary>
    Header,
}
