using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting.Server.Abstractions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MultiCloud.Hosting.Http;

/// <summary>A request and its answer on Kestrel. Reads the server's features directly; they stay the same objects for all requests of a connection.</summary>
internal sealed class KestrelExchange : HttpExchange
{
    private const int ChunkSize = 16 * 1024;

    private readonly IFeatureCollection _features;
    private readonly IHttpResponseFeature _response;
    private readonly IHttpResponseBodyFeature _body;
    private readonly IConnectionLifetimeFeature? _connection;
    private readonly KestrelRequest _request;
    private readonly HttpLimits _limits;
    private bool _sending;
    private bool _whole;

    internal KestrelExchange(IFeatureCollection features, HttpLimits limits)
    {
        _features = features;
        _response = features.GetRequiredFeature<IHttpResponseFeature>();
        _body = features.GetRequiredFeature<IHttpResponseBodyFeature>();
        _connection = features.Get<IConnectionLifetimeFeature>();
        _request = new(features);
        _limits = limits;
        Begin();
    }

    public override ExchangeRequest Request => _request;

    public override HttpLimits Limits => _request.Limits;

    /// <summary>The Host header, or null.</summary>
    internal string? Host => _request.Host;

    /// <summary>Cancelled when the connection ends. One token for all requests of the connection, which costs nothing per request.</summary>
    internal CancellationToken ClientGone => _connection?.ConnectionClosed ?? _features.Get<IHttpRequestLifetimeFeature>()?.RequestAborted ?? default;

    protected override bool IsSending => _sending || _response.HasStarted;

    /// <summary>A request begins.</summary>
    internal void Begin()
    {
        Reset();
        _sending = false;
        _whole = false;
        _request.Begin(_limits);
    }

    public override void SetLimits(HttpLimits limits)
    {
        _request.Limits = limits;
        if (_features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server)
        {
            server.MaxRequestBodySize = limits.MaxRequestBodyBytes;
        }
    }

    /// <summary>Called when the handler has ended: a connection that code of the invocation may still be writing to must not serve another request.</summary>
    internal void AbortUnlessWhole()
    {
        if (IsRetired && !_whole)
        {
            Abort();
        }
    }

    /// <summary>The request ended. When code of it still runs, this object is left to that code.</summary>
    internal void End()
    {
        if (!IsRetired)
        {
            return;
        }

        if (_features is IHostContextContainer<KestrelExchange> connection)
        {
            connection.HostContext = null;
        }

        _request.Retire();
    }

    internal void Abort() => _features.Get<IHttpRequestLifetimeFeature>()?.Abort();

    protected override ValueTask SendAsync(in AnswerHead head, ReadOnlyMemory<byte> body)
    {
        SetHead(head);
        if (body.IsEmpty)
        {
            _whole = true;
            return default;
        }

        _sending = true;
        var written = _body.Writer.WriteAsync(body);
        if (!written.IsCompletedSuccessfully)
        {
            return AwaitAsync(written);
        }

        _ = written.Result;
        _whole = true;
        return default;
    }

    protected override ValueTask SendAsync(in AnswerHead head, Stream body, CancellationToken cancellationToken) => CopyAsync(head, body, cancellationToken);

    private async ValueTask AwaitAsync(ValueTask<FlushResult> written)
    {
        await written;
        _whole = true;
    }

    private async ValueTask CopyAsync(AnswerHead head, Stream body, CancellationToken cancellationToken)
    {
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            // The first read comes before the head, so that a stream that cannot be read is still a 500.
            var read = await body.ReadAsync(chunk, cancellationToken);
            SetHead(head);
            while (read > 0)
            {
                _sending = true;
                await _body.Writer.WriteAsync(chunk.AsMemory(0, read), cancellationToken);
                read = await body.ReadAsync(chunk, cancellationToken);
            }

            _whole = true;
        }
        catch when (_sending)
        {
            Abort();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private void SetHead(in AnswerHead head)
    {
        _response.StatusCode = head.StatusCode;
        var headers = _response.Headers;
        if (head.ContentType is not null)
        {
            headers.ContentType = head.ContentType;
        }

        headers.ContentLength = head.ContentLength;
        for (var i = 0; i < head.Headers.Count; i++)
        {
            headers.Append(head.Headers[i].Key, head.Headers[i].Value);
        }
    }
}
