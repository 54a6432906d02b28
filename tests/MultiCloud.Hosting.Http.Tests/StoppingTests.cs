namespace MultiCloud.Hosting.Http.Tests;

public sealed class StoppingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TaskCompletionSource _begun = new();
    private readonly TaskCompletionSource _go = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stop_RequestInFlight_IsAnsweredAndNewConnectionsAreNot()
    {
        await using var front = await Fronts.StartAsync(WaitAndAnswerAsync);
        await using var connection = await RawConnection.OpenAsync(front);
        await connection.SendAsync("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        await _begun.Task.WaitAsync(Patience, Cancelled);

        var stopping = front.StopAsync(Cancelled);
        await Assert.ThrowsAnyAsync<System.Net.Sockets.SocketException>(async () => await RawConnection.OpenAsync(front));
        Assert.False(stopping.IsCompleted);
        _go.SetResult();

        Assert.Equal("done", (await connection.ReadAnswerAsync()).Body);
        await stopping.WaitAsync(Patience, Cancelled);
        Assert.Equal("", await connection.ReadToEndAsync());
    }

    [Fact]
    public async Task Stop_IdleConnection_IsClosedAtOnce()
    {
        await using var front = await Fronts.StartAsync(Fronts.Hello);
        await using var connection = await RawConnection.OpenAsync(front);
        await connection.SendAsync("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        await connection.ReadAnswerAsync();

        await front.StopAsync(Cancelled).WaitAsync(Patience, Cancelled);

        Assert.Equal("", await connection.ReadToEndAsync());
    }

    [Fact]
    public async Task Stop_TimeIsUp_AbortsWhatIsInFlightAndCancelsIt()
    {
        await using var front = await Fronts.StartAsync(async (exchange, gone) =>
        {
            await using var registration = gone.Register(_go.SetResult);
            _begun.SetResult();
            await _go.Task;
        });
        await using var connection = await RawConnection.OpenAsync(front);
        await connection.SendAsync("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        await _begun.Task.WaitAsync(Patience, Cancelled);

        await front.StopAsync(new CancellationToken(canceled: true)).WaitAsync(Patience, Cancelled);

        await _go.Task.WaitAsync(Patience, Cancelled);
        Assert.Equal("", await connection.ReadToEndAsync());
    }

    [Fact]
    public async Task Stop_Twice_IsHarmless()
    {
        var front = await Fronts.StartAsync(Fronts.Hello);

        await front.StopAsync(Cancelled);
        await front.StopAsync(Cancelled);
        await front.DisposeAsync();
        await front.DisposeAsync();

        await Assert.ThrowsAnyAsync<System.Net.Sockets.SocketException>(async () => await RawConnection.OpenAsync(front));
    }

    [Fact]
    public async Task Stuck_FunctionAnsweredByTheHost_CannotReachTheNextRequest()
    {
        HttpInvocation? stuck = null;
        var dispatcher = new HttpDispatcher([Describe("/stuck"), Describe("/next")], null, async (function, exchange, gone) =>
        {
            if (function.Name == "/next")
            {
                await exchange.WriteAsync(200, "text/plain", [], "next"u8.ToArray());
                return null;
            }

            stuck = Fronts.Invocation(function, exchange, gone);
            Assert.True(stuck.TryClose());
            await exchange.WriteProblemAsync(504, "Timeout");
            return _go.Task;
        });
        await using var front = await Fronts.StartAsync(dispatcher.DispatchAsync);
        await using var connection = await RawConnection.OpenAsync(front);
        await connection.SendAsync("GET /stuck HTTP/1.1\r\nHost: localhost\r\n\r\n");
        Assert.Equal(504, (await connection.ReadAnswerAsync()).Status);

        await connection.SendAsync("GET /next HTTP/1.1\r\nHost: localhost\r\nX-Secret: s\r\n\r\n");
        Assert.Equal("next", (await connection.ReadAnswerAsync()).Body);

        Assert.Throws<ObjectDisposedException>(() => stuck!.Request.Headers["X-Secret"]);
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await stuck!.WriteTextAsync("late"));
    }

    [Fact]
    public async Task Stuck_WithinItsAnswer_EndsTheConnection()
    {
        using var source = new StepStream();
        var dispatcher = new HttpDispatcher([Describe("/")], null, async (function, exchange, gone) =>
        {
            var answering = Fronts.Invocation(function, exchange, gone).WriteStreamAsync(source).AsTask();
            await _begun.Task;
            return answering;
        });
        await source.WriteAsync("part");
        await using var front = await Fronts.StartAsync(dispatcher.DispatchAsync);
        await using var connection = await RawConnection.OpenAsync(front);
        await connection.SendAsync("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        await connection.ReadAnswerAsync(bodyless: true);

        _begun.SetResult();

        Assert.DoesNotContain("\r\n0\r\n\r\n", await connection.ReadToEndAsync(), StringComparison.Ordinal);
    }

    private async ValueTask WaitAndAnswerAsync(HttpExchange exchange, CancellationToken gone)
    {
        _begun.SetResult();
        await _go.Task;
        await exchange.WriteAsync(200, "text/plain", [], "done"u8.ToArray());
    }

    private static FunctionDescriptor Describe(string route) => new()
    {
        Name = route,
        Handler = "Test.Run",
        Trigger = new HttpFunctionTrigger("GET", route),
        Settings = new() { Unit = "http" },
    };
}
