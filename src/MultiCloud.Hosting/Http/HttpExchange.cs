using System.ComponentModel;

namespace MultiCloud.Hosting;

/// <summary>One request and its answer, as a host's server has them. Hosts derive from it; what every target promises about answers is kept here.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class HttpExchange
{
    private IReadOnlyList<KeyValuePair<string, string>>? _corsHeaders;
    private int _answered;

    /// <summary>The request. Route values are set before the function is invoked.</summary>
    public abstract ExchangeRequest Request { get; }

    /// <summary>The sizes that hold. Default <see cref="HttpLimits.Portable"/>.</summary>
    public virtual HttpLimits Limits => HttpLimits.Portable;

    /// <summary>Sets other sizes for this request, before its body is read. For what a host itself answers; functions have the portable ones.</summary>
    /// <param name="limits">The sizes.</param>
    /// <exception cref="NotSupportedException">The server has one set of sizes.</exception>
    public virtual void SetLimits(HttpLimits limits) => throw new NotSupportedException("This server has one set of sizes for all requests.");

    /// <summary>Whether an answer was given, so that it can no longer be replaced.</summary>
    public bool HasStarted => Volatile.Read(ref _answered) != 0;

    /// <summary>The answer's status; 0 while there is none.</summary>
    internal int StatusCode { get; private set; }

    /// <summary>Whether code of the ended invocation still runs, so that this object must not serve another request.</summary>
    protected internal bool IsRetired { get; private set; }

    /// <summary>Whether bytes of the answer may be on their way.</summary>
    protected abstract bool IsSending { get; }

    /// <summary>Gives a whole answer. Content-Length is the body's; a HEAD request gets the headers only.</summary>
    /// <param name="statusCode">200 to 599.</param>
    /// <param name="contentType">The body's type, or null for no body.</param>
    /// <param name="headers">Further headers; repeated names are sent repeatedly.</param>
    /// <param name="body">The body; must be valid until the returned task ends.</param>
    /// <exception cref="InvalidOperationException">The answer breaks a limit or cannot be sent as HTTP, or there was an answer already; nothing was sent.</exception>
    public ValueTask WriteAsync(int statusCode, string? contentType, IReadOnlyList<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body)
    {
        headers = WithCors(headers);
        AnswerRules.CheckHeaders(contentType, headers, Limits);
        AnswerRules.CheckLength(body.Length, Limits);
        var hasBody = AnswerRules.MayHaveBody(statusCode);
        var head = new AnswerHead(statusCode, hasBody ? contentType : null, headers, hasBody ? body.Length : null);
        Claim(statusCode);
        try
        {
            var sent = SendAsync(head, hasBody && !IsHead ? body : default);
            return sent.IsCompletedSuccessfully ? default : ReleaseOnFailureAsync(sent);
        }
        catch
        {
            ReleaseUnlessSending();
            throw;
        }
    }

    /// <summary>Gives an answer whose body is a stream, read to its end. The caller disposes the stream.</summary>
    /// <param name="statusCode">200 to 599.</param>
    /// <param name="contentType">The body's type.</param>
    /// <param name="headers">Further headers.</param>
    /// <param name="body">The body.</param>
    /// <param name="cancellationToken">Stops reading the stream.</param>
    /// <exception cref="InvalidOperationException">As for a whole answer. Too long a stream of unknown length is noticed while it is sent: then the connection is aborted.</exception>
    public ValueTask WriteAsync(
        int statusCode,
        string? contentType,
        IReadOnlyList<KeyValuePair<string, string>> headers,
        Stream body,
        CancellationToken cancellationToken)
    {
        headers = WithCors(headers);
        AnswerRules.CheckHeaders(contentType, headers, Limits);
        long? length = body.CanSeek ? body.Length - body.Position : null;
        AnswerRules.CheckLength(length ?? 0, Limits);
        Claim(statusCode);
        if (!AnswerRules.MayHaveBody(statusCode))
        {
            return ReleaseOnFailureAsync(SendAsync(new(statusCode, null, headers, null), default(ReadOnlyMemory<byte>)));
        }

        var head = new AnswerHead(statusCode, contentType, headers, length);
        return ReleaseOnFailureAsync(IsHead ? SendAsync(head, default(ReadOnlyMemory<byte>)) : SendAsync(head, new AnswerStream(body, Limits), cancellationToken));
    }

    /// <summary>Answers with a problem document (RFC 9457).</summary>
    /// <param name="statusCode">400 to 599.</param>
    /// <param name="title">What kind of problem it is.</param>
    /// <param name="detail">What happened this time; null for none.</param>
    public ValueTask WriteProblemAsync(int statusCode, string title, string? detail = null)
    {
        var problem = HttpResult.Problem(statusCode, title, detail);
        return WriteAsync(problem.StatusCode, problem.ContentType, problem.Headers, problem.Bytes);
    }

    /// <summary>Sends the answer's head and its body, which may be empty.</summary>
    /// <param name="head">Status and headers, checked.</param>
    /// <param name="body">The body; valid until the returned task ends.</param>
    protected abstract ValueTask SendAsync(in AnswerHead head, ReadOnlyMemory<byte> body);

    /// <summary>Sends the answer's head and then the stream to its end. An error after the head was sent must abort the connection, so that the client does not take the part for the whole.</summary>
    /// <param name="head">Status and headers, checked.</param>
    /// <param name="body">The body; throws when it is longer than allowed.</param>
    /// <param name="cancellationToken">Stops reading the stream.</param>
    protected abstract ValueTask SendAsync(in AnswerHead head, Stream body, CancellationToken cancellationToken);

    /// <summary>Forgets the answer, for hosts that use one object for several requests.</summary>
    protected void Reset()
    {
        _corsHeaders = null;
        StatusCode = 0;
        Volatile.Write(ref _answered, 0);
    }

    /// <summary>Headers of the cross-origin rules, added to whatever is answered.</summary>
    internal void SetCorsHeaders(IReadOnlyList<KeyValuePair<string, string>> headers) => _corsHeaders = headers;

    /// <summary>See <see cref="IsRetired"/>.</summary>
    internal void Retire() => IsRetired = true;

    private bool IsHead => Request.Method == "HEAD";

    private IReadOnlyList<KeyValuePair<string, string>> WithCors(IReadOnlyList<KeyValuePair<string, string>> headers) =>
        _corsHeaders is null ? headers : [.. headers.Where(h => !h.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)), .. _corsHeaders];

    private void Claim(int statusCode)
    {
        if (Interlocked.Exchange(ref _answered, 1) != 0)
        {
            throw new InvalidOperationException("This request has been answered already; a request has one answer.");
        }

        StatusCode = statusCode;
    }

    private async ValueTask ReleaseOnFailureAsync(ValueTask sent)
    {
        try
        {
            await sent;
        }
        catch
        {
            ReleaseUnlessSending();
            throw;
        }
    }

    private void ReleaseUnlessSending()
    {
        if (!IsSending)
        {
            StatusCode = 0;
            Volatile.Write(ref _answered, 0);
        }
    }
}

/// <summary>An answer's status and headers, checked against limits and rules.</summary>
/// <param name="StatusCode">200 to 599.</param>
/// <param name="ContentType">The Content-Type header, or null for none.</param>
/// <param name="Headers">Further headers; repeated names are sent repeatedly, never joined.</param>
/// <param name="ContentLength">The Content-Length header; null when there is no body or its length is unknown.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct AnswerHead(int StatusCode, string? ContentType, IReadOnlyList<KeyValuePair<string, string>> Headers, long? ContentLength);
