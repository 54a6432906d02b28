using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MultiCloud.Hosting.Http;

/// <summary>A request on Kestrel.</summary>
internal sealed class KestrelRequest(IFeatureCollection features) : ExchangeRequest
{
    private readonly IHttpRequestFeature _request = features.GetRequiredFeature<IHttpRequestFeature>();
    private KestrelHeaders? _headers;
    private KestrelBody? _body;
    private bool _retired;

    public override string Method => Live.Method;

    public override ReadOnlySpan<char> RawPath
    {
        get
        {
            var target = Target;
            var query = target.IndexOf('?');
            return query < 0 ? target : target[..query];
        }
    }

    public override string QueryString => Live.QueryString;

    public override string Origin => $"{Live.Scheme}://{Host}";

    public override HttpValues Headers => _headers ??= new(this);

    public override Stream Body => _body ??= new(Live.Body, Limits);

    /// <summary>0 when the request has neither a length nor chunks: then HTTP/1.1 says that there is no body.</summary>
    public override long? ContentLength =>
        ServerHeaders.ContentLength ?? (features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false } ? 0 : null);

    internal IHeaderDictionary ServerHeaders => Live.Headers;

    internal string? Host
    {
        get
        {
            var host = ServerHeaders.Host;
            return host.Count == 0 ? null : host[0];
        }
    }

    /// <summary>The path and query as sent; a client of a proxy sends the scheme and authority before them.</summary>
    private ReadOnlySpan<char> Target
    {
        get
        {
            ReadOnlySpan<char> target = Live.RawTarget;
            if (target is ['/', ..])
            {
                return target;
            }

            var authority = target.IndexOf("://");
            if (authority < 0)
            {
                return target;
            }

            target = target[(authority + 3)..];
            var path = target.IndexOfAny('/', '?');
            return path < 0 || target[path] == '?' ? "/" : target[path..];
        }
    }

    private IHttpRequestFeature Live => _retired ? throw new ObjectDisposedException(nameof(HttpTriggerRequest), "The request is gone: its invocation has ended.") : _request;

    internal HttpLimits Limits { get; set; } = HttpLimits.Portable;

    internal void Begin(HttpLimits limits)
    {
        Reset();
        Limits = limits;
        _body = null;
    }

    /// <summary>From now on every use fails: the server's objects belong to the next request.</summary>
    internal void Retire() => _retired = true;
}
