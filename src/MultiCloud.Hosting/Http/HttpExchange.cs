using System.ComponentModel;

namespace MultiCloud.Hosting;

/// <summary>One request and its answer, as a host's server has them. Hosts derive from it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class HttpExchange
{
    /// <summary>The request. Route values are set before the function is invoked.</summary>
    public abstract HttpTriggerRequest Request { get; }

    /// <summary>Whether the answer's status has been sent, so that it can no longer be replaced.</summary>
    public abstract bool HasStarted { get; }

    /// <summary>Sends a whole answer. Content-Length is the body's; a HEAD request gets the headers only.</summary>
    /// <param name="statusCode">200 to 599.</param>
    /// <param name="contentType">The body's type, or null for no body.</param>
    /// <param name="headers">Further headers; repeated names are sent repeatedly.</param>
    /// <param name="body">The body; valid until the returned task ends.</param>
    public abstract ValueTask WriteAsync(int statusCode, string? contentType, IReadOnlyList<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body);

    /// <summary>Sends an answer whose body is a stream, read to its end.</summary>
    /// <param name="statusCode">200 to 599.</param>
    /// <param name="contentType">The body's type.</param>
    /// <param name="headers">Further headers.</param>
    /// <param name="body">The body.</param>
    public abstract ValueTask WriteAsync(int statusCode, string? contentType, IReadOnlyList<KeyValuePair<string, string>> headers, Stream body);
}
