using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using MultiCloud.Hosting;

namespace MultiCloud.Local.Tests.Hosts;

public sealed class QueueFunctionTests
{
    private readonly Channel<(string Id, int Attempt)> _seen = Channel.CreateUnbounded<(string, int)>();

    [Fact]
    public async Task Function_AlwaysThrows_ComesAgainAfterItsWaitsAndIsBuriedAndRedriven()
    {
        await using var app = await RunningApp.StartAsync(Consumer(_ => throw new InvalidOperationException("out of stock")));
        var id = await Orders(app).SendAsync(7);

        Assert.Equal((id, 1), await SeenAsync());
        await AdvanceWhenAsync(app, queue => queue.GetProperty("delayed").GetInt32() == 1, TimeSpan.FromSeconds(1));
        Assert.Equal((id, 2), await SeenAsync());
        await AdvanceWhenAsync(app, queue => queue.GetProperty("delayed").GetInt32() == 1, TimeSpan.FromSeconds(2));
        Assert.Equal((id, 3), await SeenAsync());
        await AdvanceWhenAsync(app, queue => queue.GetProperty("deadLetters").GetInt32() == 1, TimeSpan.Zero);

        var letter = (await app.AdminAsync(HttpMethod.Get, "/api/dead-letters?queue=orders"))[0];
        Assert.Equal(3, letter.GetProperty("attempts").GetInt32());
        Assert.Contains("out of stock", letter.GetProperty("reason").GetString(), StringComparison.Ordinal);
        var redriven = await app.AdminAsync(HttpMethod.Post, $"/api/dead-letters/{letter.GetProperty("id").GetString()}/redrive");
        Assert.Equal(1, redriven.GetProperty("redriven").GetInt32());
        Assert.Equal((id, 1), await SeenAsync());
    }

    [Fact]
    public async Task Function_Rejects_IsBuriedAtOnce()
    {
        await using var app = await RunningApp.StartAsync(Consumer(_ => throw new RejectException("no such book")));
        await Orders(app).SendAsync(7);
        await SeenAsync();

        await AdvanceWhenAsync(app, queue => queue.GetProperty("deadLetters").GetInt32() == 1, TimeSpan.Zero);

        Assert.Equal("no such book", (await app.AdminAsync(HttpMethod.Get, "/api/dead-letters"))[0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Stop_FunctionRuns_WaitsForItAndAcknowledges()
    {
        var finish = new TaskCompletionSource();
        await using var app = await RunningApp.StartAsync(Consumer(_ => finish.Task));
        await Orders(app).SendAsync(7);
        await SeenAsync();

        var stopping = app.StopAsync();
        Assert.False(stopping.IsCompleted);
        finish.SetResult();
        await stopping;
        await app.StartAsync();

        var queue = await QueueAsync(app);
        Assert.Equal((0, 0, 0), (queue.GetProperty("visible").GetInt32(), queue.GetProperty("inFlight").GetInt32(), queue.GetProperty("deadLetters").GetInt32()));
    }

    [Fact]
    public async Task Stop_DrainEnds_MessageComesAgainAndTheAttemptIsNotCounted()
    {
        await using var app = await RunningApp.StartAsync(Consumer(token => Task.Delay(Timeout.Infinite, token)));
        var id = await Orders(app).SendAsync(7);
        Assert.Equal((id, 1), await SeenAsync());

        await app.StopAsync(new CancellationToken(canceled: true));
        await app.StartAsync();

        Assert.Equal((id, 1), await SeenAsync());
        await app.StopAsync(new CancellationToken(canceled: true));
    }

    [Fact]
    public async Task Function_IgnoresItsDeadline_IsPausedUntilItEnds()
    {
        var finish = new TaskCompletionSource();
        await using var app = await RunningApp.StartAsync(Consumer(_ => finish.Task));
        await Orders(app).SendAsync(1);
        await SeenAsync();

        app.Time.Advance(TimeSpan.FromSeconds(30));
        while (!await IsPausedAsync(app))
        {
            // Slow enough that the lease, 30 s longer than the deadline, does not end first.
            app.Time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        await Orders(app).SendAsync(2);
        Assert.Contains(app.Warnings, warning => warning.StartsWith("Paused: consumer", StringComparison.Ordinal));
        Assert.False(_seen.Reader.TryRead(out _));
        finish.SetResult();

        await SeenAsync();
        Assert.False(await IsPausedAsync(app));
    }

    [Fact]
    public async Task Send_BeforeTheFunctionExisted_IsHandledByALaterRun()
    {
        await using var app = await RunningApp.StartAsync();
        var id = await Orders(app).SendAsync(7);
        await app.StopAsync();

        await using var later = await RunningApp.StartAsync(Consumer(_ => Task.CompletedTask));
        await later.StopAsync();
        Directory.Delete(Path.Combine(later.Folder, ".multicloud"), recursive: true);
        Directory.Move(Path.Combine(app.Folder, ".multicloud"), Path.Combine(later.Folder, ".multicloud"));
        await later.StartAsync();

        Assert.Equal((id, 1), await SeenAsync());
    }

    private FunctionDescriptor Consumer(Func<CancellationToken, Task> run) => TestTable.Function("consumer", new QueueFunctionTrigger("orders"), async invocation =>
    {
        var message = invocation.ReadMessage(invocation.Json.Get<int>());
        await _seen.Writer.WriteAsync((message.Id, message.Attempt));
        await run(invocation.CancellationToken);
    });

    private ValueTask<(string Id, int Attempt)> SeenAsync() => _seen.Reader.ReadAsync(TestContext.Current.CancellationToken);

    private static IQueue<int> Orders(RunningApp app) => app.Services.GetRequiredKeyedService<IQueue<int>>("orders");

    private static async Task<System.Text.Json.JsonElement> QueueAsync(RunningApp app) => (await app.AdminAsync(HttpMethod.Get, "/api/queues"))[0];

    private static async Task<bool> IsPausedAsync(RunningApp app) => (await app.AdminAsync(HttpMethod.Get, "/api/functions"))[0].GetProperty("paused").GetBoolean();

    /// <summary>The outcome of an attempt is stored a moment after the function has ended.</summary>
    private static async Task AdvanceWhenAsync(RunningApp app, Func<System.Text.Json.JsonElement, bool> isReached, TimeSpan passed)
    {
        while (!isReached(await QueueAsync(app))) await Task.Yield();
        app.Time.Advance(passed);
    }
}
