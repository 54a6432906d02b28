using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MultiCloud.Hosting.Http.Tests;

/// <summary>A TCP connection that says exactly what a test wants said.</summary>
internal sealed class RawConnection : IAsyncDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly MemoryStream _received = new();
    private int _taken;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    internal static async Task<RawConnection> OpenAsync(HttpFront front)
    {
        var connection = new RawConnection();
        await connection._socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, front.Port), Cancelled);
        return connection;
    }

    /// <summary>Sends text; each line break is written out by the test.</summary>
    internal async Task SendAsync(string text) => await _socket.SendAsync(Encoding.Latin1.GetBytes(text), Cancelled);

    /// <summary>Reads one answer with a Content-Length or without a body.</summary>
    internal async Task<RawAnswer> ReadAnswerAsync(bool bodyless = false)
    {
        var head = await ReadUntilAsync("\r\n\r\n");
        var answer = new RawAnswer(head);
        var length = bodyless ? 0 : int.Parse(answer.Header("Content-Length") ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        while (_received.Length - _taken < length)
        {
            Assert.True(await ReceiveAsync(), "The connection ended within the body.");
        }

        var body = Encoding.UTF8.GetString(_received.GetBuffer(), _taken, length);
        _taken += length;
        return answer with { Body = body };
    }

    /// <summary>Reads what is sent up to the connection's end.</summary>
    internal async Task<string> ReadToEndAsync()
    {
        try
        {
            while (await ReceiveAsync())
            {
            }
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.ConnectionReset)
        {
            // An aborted connection ends like this.
        }

        return Encoding.Latin1.GetString(_received.GetBuffer(), _taken, (int)_received.Length - _taken);
    }

    /// <summary>Ends the connection at once, with a reset.</summary>
    internal void Reset()
    {
        _socket.LingerState = new(enable: true, seconds: 0);
        _socket.Close();
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return default;
    }

    private async Task<string> ReadUntilAsync(string end)
    {
        while (true)
        {
            var text = Encoding.Latin1.GetString(_received.GetBuffer(), _taken, (int)_received.Length - _taken);
            var at = text.IndexOf(end, StringComparison.Ordinal);
            if (at >= 0)
            {
                _taken += at + end.Length;
                return text[..at];
            }

            Assert.True(await ReceiveAsync(), $"The connection ended after: {text}");
        }
    }

    private async Task<bool> ReceiveAsync()
    {
        var buffer = new byte[8192];
        var count = await _socket.ReceiveAsync(buffer, Cancelled);
        _received.Write(buffer, 0, count);
        return count > 0;
    }
}

internal sealed record RawAnswer(string Head)
{
    internal string Body { get; init; } = "";

    internal int Status => int.Parse(Head.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);

    internal string? Header(string name) => Headers(name).FirstOrDefault();

    internal string[] Headers(string name) =>
        [.. Head.Split("\r\n").Skip(1).Select(l => l.Split(": ", 2)).Where(l => l[0].Equals(name, StringComparison.OrdinalIgnoreCase)).Select(l => l[1])];
}
