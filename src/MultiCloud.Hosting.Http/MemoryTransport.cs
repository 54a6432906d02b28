using System.IO.Pipelines;
using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace MultiCloud.Hosting.Http;

/// <summary>
/// Connections that never leave the process: the server and all its rules are the same, only the sockets are missing. For tests of users' apps.
/// </summary>
internal sealed class MemoryTransport : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    /// <summary>What requests are addressed to; any port would do.</summary>
    internal static readonly Uri Url = new("http://localhost");

    private readonly Channel<ConnectionContext> _accepted = Channel.CreateUnbounded<ConnectionContext>();

    internal MemoryTransport() => EndPoint = new MemoryEndPoint();

    /// <summary>What the server listens on.</summary>
    internal EndPoint EndPoint { get; }

    /// <summary>A client whose every connection leads to the server.</summary>
    internal HttpClient CreateClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectCallback = (_, cancellationToken) => ConnectAsync(cancellationToken),
    })
    {
        BaseAddress = Url,
    };

    public bool CanBind(EndPoint endpoint) => endpoint is MemoryEndPoint;

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) => new(new Listener(this));

    private async ValueTask<Stream> ConnectAsync(CancellationToken cancellationToken)
    {
        var (toServer, toClient) = (new Pipe(), new Pipe());
        var server = new ServerEnd(new Duplex(toServer.Reader, toClient.Writer), new Duplex(toClient.Reader, toServer.Writer));
        await _accepted.Writer.WriteAsync(server, cancellationToken);
        return new MemoryConnection(toClient.Reader, toServer.Writer, server);
    }

    private sealed class MemoryEndPoint : EndPoint
    {
        public override string ToString() => "memory";
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    /// <summary>Either end may end the connection at any time, also when the other has done so.</summary>
    private sealed class ServerEnd : DefaultConnectionContext
    {
        private readonly CancellationTokenSource _closed = new();

        internal ServerEnd(IDuplexPipe transport, IDuplexPipe application)
            : base(Guid.NewGuid().ToString(), transport, application) => ConnectionClosed = _closed.Token;

        public override void Abort(ConnectionAbortedException abortReason) =>
            ThreadPool.UnsafeQueueUserWorkItem(static closed => closed.Cancel(), _closed, preferLocal: false);
    }

    private sealed class Listener(MemoryTransport transport) : IConnectionListener
    {
        public EndPoint EndPoint => transport.EndPoint;

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            var reader = transport._accepted.Reader;
            return await reader.WaitToReadAsync(cancellationToken) && reader.TryRead(out var connection) ? connection : null;
        }

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            transport._accepted.Writer.TryComplete();
            return default;
        }

        public ValueTask DisposeAsync() => default;
    }
}
