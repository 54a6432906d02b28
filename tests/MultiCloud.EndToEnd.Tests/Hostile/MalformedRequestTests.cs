using System.Net.Sockets;
using System.Text;

namespace MultiCloud.EndToEnd.Tests.Hostile;

public sealed class MalformedRequestTests(HostileApp hostile)
{
    private static readonly string[] s_ports = ["front", "admin"];

    public static TheoryData<string, string> Smuggling => [.. from port in s_ports from request in MalformedRequests.Smuggling select (port, request.Name)];

    public static TheoryData<string, string> Broken => [.. from port in s_ports from request in MalformedRequests.Broken select (port, request.Name)];

    [Theory]
    [MemberData(nameof(Smuggling))]
    public async Task Request_WithTwoReadings_RunsNothingHiddenInIt(string port, string name)
    {
        var key = $"smuggled-{Guid.NewGuid():N}";
        var hidden = port == "front"
            ? $"GET /inspect/context/{key} HTTP/1.1\r\nHost: localhost\r\n\r\n"
            : $"POST /api/functions/calls-note/fire HTTP/1.1\r\nHost: localhost\r\nx-multicloud-token: {hostile.Token}\r\nContent-Length: {key.Length + 10}\r\n\r\n{{\"key\":\"{key}\"}}";
        var request = MalformedRequests.Smuggling.Single(request => request.Name == name).Request.Replace("{smuggled}", hidden, StringComparison.Ordinal);

        var reply = await SayAsync(port, request);

        hostile.AssertNothingShown(reply);
        Assert.True(reply.Statuses.Count <= 1, $"{reply.Statuses.Count} answers to one request:\n{reply.Text}");
        await hostile.AssertWellAsync();
        Assert.DoesNotContain(LedgerFolder.Read(Path.Combine(hostile.Home, "ledger")), entry => entry.Key == key);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Request_Broken_IsRefusedOrServedAndTheNextIsServed(string port, string name)
    {
        var reply = await SayAsync(port, MalformedRequests.Broken.Single(request => request.Name == name).Request);

        hostile.AssertNothingShown(reply);
        Assert.DoesNotContain(101, reply.Statuses);
        await hostile.AssertWellAsync();
    }

    [Fact]
    public async Task Clients_ThatSendALittleAtATime_DoNotKeepOthersWaitingAndAreSentAway()
    {
        var slow = new List<Socket>();
        try
        {
            for (var number = 0; number < 100; number++)
            {
                var socket = await RawHttp.ConnectAsync(number % 2 == 0 ? hostile.Front : hostile.Admin);
                slow.Add(socket);
                var beginning = number % 4 < 2 ? "GET / HTTP/1.1\r\nX" : "POST /bind/text HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\nx";
                await socket.SendAsync(Encoding.ASCII.GetBytes(beginning), TestContext.Current.CancellationToken);
            }

            await hostile.AssertWellAsync();
            var ends = slow.Select(EndsAsync).ToArray();
            Assert.All(await Task.WhenAll(ends), Assert.True);
            await hostile.AssertWellAsync();
        }
        finally
        {
            slow.ForEach(socket => socket.Dispose());
        }
    }

    /// <summary>Whether the server ends a connection on its own, in good time.</summary>
    private static async Task<bool> EndsAsync(Socket socket)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        var buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer, limit.Token) > 0) ;
            return true;
        }
        catch (SocketException)
        {
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private Task<RawReply> SayAsync(string port, string request) => port == "front"
        ? RawHttp.SayAsync(hostile.Front, request)
        : RawHttp.SayAsync(
            hostile.Admin,
            request.Replace("/bind/text", "/api/queues/jobs/messages", StringComparison.Ordinal)
                .Replace("/bind/json", "/api/functions/calls-echo/fire", StringComparison.Ordinal)
                .Replace("/routes/pick/fixed", "/api/queues", StringComparison.Ordinal)
                .Replace("Host: localhost\r\nContent-Type", $"Host: localhost\r\nx-multicloud-token: {hostile.Token}\r\nContent-Type", StringComparison.Ordinal));
}
