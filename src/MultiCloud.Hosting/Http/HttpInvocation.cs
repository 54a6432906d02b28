using System.ComponentModel;
using System.Text.Json.Serialization.Metadata;

namespace MultiCloud.Hosting;

/// <summary>One http invocation, as generated code sees it: it reads parameters from here and writes the answer here.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HttpInvocation
{
    /// <summary>What user code sees of it.</summary>
    public InvocationContext Context => throw new NotImplementedException();

    /// <summary>The invocation's services.</summary>
    public IServiceProvider Services => throw new NotImplementedException();

    /// <summary>The app's JSON types.</summary>
    public JsonTypes Json => throw new NotImplementedException();

    /// <summary>The request.</summary>
    public HttpTriggerRequest Request => throw new NotImplementedException();

    /// <summary>Cancelled at the deadline and when the client is gone.</summary>
    public CancellationToken CancellationToken => throw new NotImplementedException();

    /// <summary>A text value that must be there: missing is 400.</summary>
    public string BindString(HttpValueSource source, string name) => throw new NotImplementedException();

    /// <summary>A text value, or null.</summary>
    public string? BindOptionalString(HttpValueSource source, string name) => throw new NotImplementedException();

    /// <summary>A value that must be there and parse (invariant culture): otherwise 400.</summary>
    public T Bind<T>(HttpValueSource source, string name)
        where T : IParsable<T> => throw new NotImplementedException();

    /// <summary>A value that may be missing but must parse.</summary>
    public T BindOr<T>(HttpValueSource source, string name, T fallback)
        where T : IParsable<T> => throw new NotImplementedException();

    /// <summary>A value that may be missing (null) but must parse.</summary>
    public T? BindNullable<T>(HttpValueSource source, string name)
        where T : struct, IParsable<T> => throw new NotImplementedException();

    /// <summary>A name of an enumeration, in any case; numbers are refused.</summary>
    public T BindEnum<T>(HttpValueSource source, string name)
        where T : struct, Enum => throw new NotImplementedException();

    /// <summary>A name of an enumeration, or null when missing.</summary>
    public T? BindNullableEnum<T>(HttpValueSource source, string name)
        where T : struct, Enum => throw new NotImplementedException();

    /// <summary>Every text value of that name.</summary>
    public string[] BindStrings(HttpValueSource source, string name) => throw new NotImplementedException();

    /// <summary>Every value of that name; each must parse.</summary>
    public T[] BindMany<T>(HttpValueSource source, string name)
        where T : IParsable<T> => throw new NotImplementedException();

    /// <summary>The body as JSON: not JSON is 415, unreadable or null is 400, too large is 413.</summary>
    public ValueTask<T> ReadJsonAsync<T>(JsonTypeInfo<T> type) => throw new NotImplementedException();

    /// <summary>The body as JSON, or the default when there is no body.</summary>
    public ValueTask<T?> ReadOptionalJsonAsync<T>(JsonTypeInfo<T> type) => throw new NotImplementedException();

    /// <summary>The body as text.</summary>
    public ValueTask<string> ReadTextAsync() => throw new NotImplementedException();

    /// <summary>The body's bytes.</summary>
    public ValueTask<byte[]> ReadBytesAsync() => throw new NotImplementedException();

    /// <summary>204.</summary>
    public ValueTask WriteNoContentAsync() => throw new NotImplementedException();

    /// <summary>200 with JSON; null is 404.</summary>
    public ValueTask WriteJsonAsync<T>(T? value, JsonTypeInfo<T> type) => throw new NotImplementedException();

    /// <summary>200 with text; null is 404.</summary>
    public ValueTask WriteTextAsync(string? value) => throw new NotImplementedException();

    /// <summary>200 with bytes; null is 404.</summary>
    public ValueTask WriteBytesAsync(byte[]? value) => throw new NotImplementedException();

    /// <summary>200 with a stream, disposed after; null is 404.</summary>
    public ValueTask WriteStreamAsync(Stream? value) => throw new NotImplementedException();

    /// <summary>A result; null is 404.</summary>
    public ValueTask WriteResultAsync(HttpResult? result) => throw new NotImplementedException();

    /// <summary>A result with a JSON body; null is 404.</summary>
    public ValueTask WriteResultAsync<T>(HttpResult<T>? result, JsonTypeInfo<T> type) => throw new NotImplementedException();
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
