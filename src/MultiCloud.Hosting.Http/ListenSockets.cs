using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace MultiCloud.Hosting.Http;

/// <summary>The bound sockets of a server: the same port on every address, also when the port was chosen by the system.</summary>
internal sealed class ListenSockets : IDisposable
{
    private const int Tries = 16;
    private const int Backlog = 512;

    private readonly List<Socket> _sockets;

    private ListenSockets(List<Socket> sockets)
    {
        _sockets = sockets;
        EndPoints = [.. sockets.Select(s => (IPEndPoint)s.LocalEndPoint!)];
    }

    internal IReadOnlyList<IPEndPoint> EndPoints { get; }

    internal int Port => EndPoints[0].Port;

    internal static ListenSockets Bind(HttpFrontOptions options)
    {
        for (var left = Tries; ; left--)
        {
            var sockets = new List<Socket>();
            try
            {
                BindAll(options, sockets);
                return new(sockets);
            }
            catch (SocketException error)
            {
                sockets.ForEach(s => s.Dispose());

                // A port that is free on IPv4 may be taken on IPv6: the system is asked for another one.
                if (options.Port != 0 || left == 0 || error.SocketErrorCode != SocketError.AddressAlreadyInUse)
                {
                    throw Refused(options, error);
                }
            }
        }
    }

    /// <summary>Hands the socket of an end point to the server, which owns it from then on.</summary>
    internal Socket Take(EndPoint endPoint) => _sockets.Find(s => endPoint.Equals(s.LocalEndPoint)) ?? SocketTransportOptions.CreateDefaultBoundListenSocket(endPoint);

    public void Dispose() => _sockets.ForEach(s => s.Dispose());

    private static void BindAll(HttpFrontOptions options, List<Socket> sockets)
    {
        Listen(new(options.Address ?? IPAddress.Loopback, options.Port), sockets);
        if (options.Address is not null || !Socket.OSSupportsIPv6)
        {
            return;
        }

        var port = ((IPEndPoint)sockets[0].LocalEndPoint!).Port;
        try
        {
            Listen(new(IPAddress.IPv6Loopback, port), sockets);
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported)
        {
            // IPv6 is compiled in but switched off on this machine.
        }
    }

    /// <summary>Listens already here: a port can be taken by another program between binding and listening.</summary>
    private static void Listen(IPEndPoint endPoint, List<Socket> sockets)
    {
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endPoint);
        sockets.Add(socket);
        socket.Listen(Backlog);
    }

    private static StartupException Refused(HttpFrontOptions options, SocketException error) => error.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => new(
            $"Port {options.Port} is taken by another program; stop it, or choose another port with {options.PortOption} <port> (0 takes a free one).", error),
        SocketError.AccessDenied => new(
            $"Port {options.Port} may not be used by this user; choose one above 1023 with {options.PortOption} <port>.", error),
        _ => new($"Port {options.Port} cannot be opened: {error.Message}. Choose another one with {options.PortOption} <port>.", error),
    };
}
