using System.ComponentModel;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace MultiCloud.Hosting.Http;

/// <summary>An HTTP/1.1 server: Kestrel, driven directly, without a web host, configuration or middleware.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HttpFront : IAsyncDisposable
{
    /// <summary>Whether a header line must end as HTTP says. A line that ends early for one reader of a request and not for another can hide a second request.</summary>
    private const string StrictLines = "Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators";

    private readonly KestrelServer _server;
    private readonly ListenSockets? _sockets;

    private HttpFront(KestrelServer server, ListenSockets? sockets)
    {
        _server = server;
        _sockets = sockets;
    }

    /// <summary>The port it listens on; 0 where there is none.</summary>
    public int Port => _sockets?.Port ?? 0;

    /// <summary>Where it is reached from this machine, for example <c>http://localhost:5080</c>.</summary>
    public Uri Url => _sockets is null ? MemoryTransport.Url : new($"http://localhost:{Port}");

    /// <summary>Starts a server.</summary>
    /// <param name="options">What it listens on and serves.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="StartupException">The port is taken or may not be used.</exception>
    public static async Task<HttpFront> StartAsync(HttpFrontOptions options, CancellationToken cancellationToken = default)
    {
        var front = options.Memory is { } memory ? Over(memory, options) : OverSockets(options);
        try
        {
            await front._server.StartAsync(new KestrelApplication(options), cancellationToken);
            return front;
        }
        catch
        {
            await front.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Has the server's code compiled while the app is still being configured: serves one request to itself on a free port. Never fails; does nothing
    /// where there is nothing to compile or no second processor to do it on.
    /// </summary>
    public static async Task WarmUpAsync()
    {
        if (!RuntimeFeature.IsDynamicCodeCompiled || Environment.ProcessorCount < 2)
        {
            return;
        }

        try
        {
            await using var front = await StartAsync(new() { Port = 0, Handler = static (exchange, _) => exchange.WriteAsync(200, "text/plain", [], "ok"u8.ToArray()) });
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, front.Port));
            await socket.SendAsync("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray());
            await socket.ReceiveAsync(new byte[256]);
        }
        catch (Exception e) when (e is SocketException or StartupException or IOException)
        {
            // The app's own server meets the same trouble and tells of it.
        }
    }

    /// <summary>Accepts nothing more, waits for the requests in flight, then ends all connections.</summary>
    /// <param name="cancellationToken">Cancelled when waiting must end: what is still in flight is aborted.</param>
    public Task StopAsync(CancellationToken cancellationToken) => _server.StopAsync(cancellationToken);

    /// <summary>Ends all connections at once, unless <see cref="StopAsync"/> was called before.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(new CancellationToken(canceled: true));
        _server.Dispose();
        _sockets?.Dispose();
    }

    private static HttpFront OverSockets(HttpFrontOptions options)
    {
        var sockets = ListenSockets.Bind(options);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions { CreateBoundListenSocket = sockets.Take }), options.LoggerFactory);
        return new(new(Options.Create(ServerOptions(options, sockets.EndPoints)), transport, options.LoggerFactory), sockets);
    }

    private static HttpFront Over(MemoryTransport memory, HttpFrontOptions options) =>
        new(new(Options.Create(ServerOptions(options, [memory.EndPoint])), memory, options.LoggerFactory), sockets: null);

    private static KestrelServerOptions ServerOptions(HttpFrontOptions options, IReadOnlyList<EndPoint> endPoints)
    {
        if (!AppContext.TryGetSwitch(StrictLines, out _))
        {
            AppContext.SetSwitch(StrictLines, true);
        }

        var server = new KestrelServerOptions
        {
            AddServerHeader = false,
            AllowSynchronousIO = true, // A function's Stream parameter may be given to code that only reads synchronously.
        };
        server.Limits.MaxRequestBodySize = options.Limits.MaxRequestBodyBytes + (options.Limits.MaxRequestBodyBytes / 4); // The server counts a chunked body's framing too; our own limit counts bytes.
        server.Limits.MaxRequestHeadersTotalSize = options.Limits.MaxRequestHeaderBytes;
        server.Limits.MaxRequestLineSize = options.Limits.MaxTargetLength * 2; // Our own 414 explains itself; the server's does not.
        foreach (var endPoint in endPoints)
        {
            server.Listen(endPoint, listen => listen.Protocols = HttpProtocols.Http1);
        }

        return server;
    }
}
