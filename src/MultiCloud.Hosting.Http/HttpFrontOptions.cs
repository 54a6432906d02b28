using System.ComponentModel;
using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MultiCloud.Hosting.Http;

/// <summary>What a server listens on and what it serves.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record HttpFrontOptions
{
    /// <summary>The port; 0 takes a free one.</summary>
    public required int Port { get; init; }

    /// <summary>Answers each request. Throwing is answered with 500.</summary>
    public required Func<HttpExchange, CancellationToken, ValueTask> Handler { get; init; }

    /// <summary>The option that sets the port, for messages. Default <c>--port</c>.</summary>
    public string PortOption { get; init; } = "--port";

    /// <summary>The one address to listen on. Default null: loopback, IPv4 and, where there is one, IPv6.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>
    /// Names that a request's Host header may have besides <c>localhost</c>, <c>127.0.0.1</c> and <c>[::1]</c>, without port. <c>*</c> allows every name,
    /// for hosts that only their platform can reach. Default none.
    /// </summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>The option that adds to <see cref="AllowedHosts"/>, for messages. Default <c>--allowed-hosts</c>.</summary>
    public string AllowedHostsOption { get; init; } = "--allowed-hosts";

    /// <summary>How large requests and answers may be. Default <see cref="HttpLimits.Portable"/>.</summary>
    public HttpLimits Limits { get; init; } = HttpLimits.Portable;

    /// <summary>Connections within this process, in place of sockets; null for sockets.</summary>
    internal MemoryTransport? Memory { get; init; }

    /// <summary>Where the server logs. Default: nowhere.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;
}
