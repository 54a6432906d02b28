using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace MultiCloud.EndToEnd.Tests.Hostile;

/// <summary>Says bytes to a port as no HTTP client would, and hears what comes back.</summary>
internal static class RawHttp
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    /// <summary>Sends one connection's bytes and reads until the server ends the connection. A server that does not is a failure.</summary>
    /// <param name="address">The port.</param>
    /// <param name="request">Characters up to U+00FF, one byte each.</param>
    /// <param name="pause">How long to wait for the beginning of an answer before saying that nothing more will come.</param>
    public static Task<RawReply> SayAsync(Uri address, string request, TimeSpan? pause = null) => SayAsync(address, Encoding.Latin1.GetBytes(request), pause);

    /// <inheritdoc cref="SayAsync(Uri, string, TimeSpan?)"/>
    public static async Task<RawReply> SayAsync(Uri address, ReadOnlyMemory<byte> request, TimeSpan? pause = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(s_patience);
        using var socket = await ConnectAsync(address);
        var received = new MemoryStream();
        try
        {
            await socket.SendAsync(request, limit.Token);
            await HearAsync(socket, received, pause ?? TimeSpan.FromMilliseconds(250), limit.Token);
            socket.Shutdown(SocketShutdown.Send);
            while (await ReceiveAsync(socket, received, limit.Token)) ;
        }
        catch (SocketException)
        {
            // The server ended the connection while we still spoke: its right.
        }

        return new RawReply(Encoding.UTF8.GetString(received.ToArray()));
    }

    public static async Task<Socket> ConnectAsync(Uri address)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, address.Port), TestContext.Current.CancellationToken);
        return socket;
    }

    /// <summary>Waits for what the server says first, but not for long: some requests are never whole.</summary>
    private static async Task HearAsync(Socket socket, MemoryStream received, TimeSpan pause, CancellationToken limit)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(limit);
        soon.CancelAfter(pause);
        try
        {
            await ReceiveAsync(socket, received, soon.Token);
        }
        catch (OperationCanceledException) when (!limit.IsCancellationRequested)
        {
            // It waits for more, then.
        }
    }

    private static async Task<bool> ReceiveAsync(Socket socket, MemoryStream received, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        var count = await socket.ReceiveAsync(buffer, cancellationToken);
        received.Write(buffer, 0, count);
        return count > 0;
    }
}

/// <summary>Everything a server said on one connection.</summary>
internal sealed partial record RawReply(string Text)
{
    /// <summary>The statuses of all answers, in order.</summary>
    public IReadOnlyList<int> Statuses { get; } =
        [.. StatusLine().Matches(Text).Select(line => int.Parse(line.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>The first status; 0 when there was no answer.</summary>
    public int Status => Statuses is [var first, ..] ? first : 0;

    [GeneratedRegex("^HTTP/1\\.1 (\\d{3})", RegexOptions.Multiline)]
    private static partial Regex StatusLine();
}
