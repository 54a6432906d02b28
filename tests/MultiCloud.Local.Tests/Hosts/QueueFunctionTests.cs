using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using MultiCloud.Hosting;
using MultiCloud.Local.Store;
using MultiCloud.Local.Tests.Store;

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

        var letter = (await app.AdminAsync(HttpMethod.Get, "/api/dead-letters?queue=orders")).GetProperty("deadLetters")[0];
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

        Assert.Equal("no such book", (await app.AdminAsync(HttpMethod.Get, "/api/dead-letters")).GetProperty("deadLetters")[0].GetProperty("reason").GetString());
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

        await app.Time.ArmedAsync(TimeSpan.FromSeconds(30));
        app.Time.Advance(TimeSpan.FromSeconds(30));
        app.Time.Advance(TimeSpan.FromSeconds(1));
        await app.WarningAsync("Paused: consumer");
        Assert.True(await IsPausedAsync(app));

        await Orders(app).SendAsync(2);
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

    [Fact]
    public async Task Stop_FunctionFailsByItself_AttemptIsCounted()
    {
        await using var app = await RunningApp.StartAsync(Consumer(async token =>
        {
            await Task.Delay(Timeout.Infinite, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw new InvalidOperationException("half done");
        }));
        var id = await Orders(app).SendAsync(7);
        Assert.Equal((id, 1), await SeenAsync());

        await app.StopAsync(new CancellationToken(canceled: true));
        await app.StartAsync();
        app.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((id, 2), await SeenAsync());
        await app.StopAsync(new CancellationToken(canceled: true));
    }

    [Fact]
    public async Task Stop_BatchIsCutShort_CountsTheItemThatTheFunctionGaveBackAndNotTheOther()
    {
        var settings = new FunctionSettings { Unit = "consumer", BatchSize = 2, MaxAttempts = 3 };
        await using var app = await RunningApp.StartAsync();
        var orders = Orders(app);
        string[] ids = [await orders.SendAsync(1), await orders.SendAsync(2)];
        await app.StopAsync();
        app.Functions =
        [
            TestTable.Function("consumer", new QueueFunctionTrigger("orders"), async invocation =>
            {
                var messages = invocation.ReadMessages(invocation.Json.Get<int>());
                foreach (var message in messages)
                {
                    if (message.Body == 1) message.Retry("not yet");
                    await _seen.Writer.WriteAsync((message.Id, message.Attempt));
                }

                await Task.Delay(Timeout.Infinite, invocation.CancellationToken);
            }, settings, batch: true),
        ];
        await app.StartAsync();
        Assert.Equal([(ids[0], 1), (ids[1], 1)], [await SeenAsync(), await SeenAsync()]);

        await app.StopAsync(new CancellationToken(canceled: true));
        app.Time.Advance(TimeSpan.FromSeconds(1));
        await app.StartAsync();

        Assert.Equal([(ids[0], 2), (ids[1], 1)], [await SeenAsync(), await SeenAsync()]);
        await app.StopAsync(new CancellationToken(canceled: true));
    }

    [Fact]
    public async Task Function_StoreFailsWhenItEnds_SaysSoAndDoesNotRunAgain()
    {
        var finish = new TaskCompletionSource();
        await using var app = await RunningApp.StartAsync(Consumer(_ => finish.Task));
        await Orders(app).SendAsync(7);
        await SeenAsync();
        Change(app, "CREATE TRIGGER full BEFORE INSERT ON progress BEGIN SELECT RAISE(ROLLBACK, 'database or disk is full'); END");
        app.Time.ForgetArmed();
        finish.SetResult();

        Assert.Contains("consumer could not be stored: database or disk is full", await app.WarningAsync("SettleFailed"), StringComparison.Ordinal);
        await app.Time.ArmedAsync(TimeSpan.FromSeconds(1));
        app.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("consumer cannot receive: database or disk is full", await app.WarningAsync("ReceiveFailed"), StringComparison.Ordinal);
        Change(app, "DROP TRIGGER full");

        // The message rests, and so does the function.
        await app.Time.ArmedAsync(TimeSpan.FromSeconds(1));
        await app.Time.ArmedAsync(TimeSpan.FromSeconds(1));
        app.Time.Advance(TimeSpan.FromSeconds(1));
        await AdvanceWhenAsync(app, IsEmpty, TimeSpan.Zero);

        Assert.False(_seen.Reader.TryRead(out _));

        static bool IsEmpty(System.Text.Json.JsonElement queue) =>
            queue.GetProperty("visible").GetInt32() + queue.GetProperty("inFlight").GetInt32() + queue.GetProperty("delayed").GetInt32() + queue.GetProperty("deadLetters").GetInt32() == 0;
    }

    [Fact]
    public async Task Dispose_WithoutStop_EndsWhatRunsAndGivesItsMessagesBack()
    {
        await using var app = await RunningApp.StartAsync(Consumer(token => Task.Delay(Timeout.Infinite, token)));
        var id = await Orders(app).SendAsync(7);
        Assert.Equal((id, 1), await SeenAsync());

        await app.DisposeWithoutStopAsync();

        using var store = await app.OpenStoreAsync();
        Assert.Equal(1, Assert.Single(await store.Queue("orders").TakeAsync(1, TemporaryStore.Consumer)).Attempt);
        Assert.False(File.Exists(app.RunFile));
    }

    [Fact]
    public async Task Start_FailsAfterMessagesWereTaken_EndsWhatRunsAndGivesThemBack()
    {
        await using var app = await RunningApp.StartAsync();
        var id = await Orders(app).SendAsync(7);
        await app.StopAsync();
        Directory.CreateDirectory(app.RunFile);
        app.Functions = [Consumer(token => Task.Delay(Timeout.Infinite, token))];

        await Assert.ThrowsAnyAsync<Exception>(app.StartAsync);
        Assert.Equal((id, 1), await SeenAsync());
        await app.DisposeWithoutStopAsync();

        using var store = await app.OpenStoreAsync();
        var message = Assert.Single(await store.Queue("orders").TakeAsync(1, TemporaryStore.Consumer));
        Assert.Equal((id, 1), (message.Id, message.Attempt));
    }

    [Fact]
    public async Task Message_UsedUpItsAttemptsWithoutAnEnd_IsBuriedWithALogLine()
    {
        await using var app = await RunningApp.StartAsync(Consumer(_ => Task.CompletedTask));
        await app.StopAsync();
        using (var store = await app.OpenStoreAsync())
        {
            await store.Queue("orders").EnqueueAsync("a", "7"u8.ToArray());
            for (var attempt = 1; attempt <= TemporaryStore.Consumer.MaxAttempts; attempt++)
                await store.Queue("orders").SettleAsync([Assert.Single(await store.Queue("orders").TakeAsync(1, TemporaryStore.Consumer)).Retry(TimeSpan.Zero)]);
        }

        await app.StartAsync();

        Assert.Contains("consumer: message a is a dead letter after attempt 3", await app.WarningAsync("DeadLetter"), StringComparison.Ordinal);
        Assert.False(_seen.Reader.TryRead(out _));
    }

    private static void Change(RunningApp app, string sql)
    {
        using var database = Database.Open(Path.Combine(app.Store, "store.db"));
        database.Execute(sql);
    }

    private FunctionDescriptor Consumer(Func<CancellationToken, Task> run) => TestTable.Function("consumer", new QueueFunctionTrigger("orders"), async invocation =>
    {
        var message = invocation.ReadMessage(invocation.Json.Get<int>());
        await _seen.Writer.WriteAsync((message.Id, message.Attempt));
        await run(invocation.CancellationToken);
    });

    private Task<(string Id, int Attempt)> SeenAsync() => _seen.Reader.ReadAsync().InTimeAsync();

    private static IQueue<int> Orders(RunningApp app) => app.Services.GetRequiredKeyedService<IQueue<int>>("orders");

    private static async Task<System.Text.Json.JsonElement> QueueAsync(RunningApp app) => (await app.AdminAsync(HttpMethod.Get, "/api/queues"))[0];

    private static async Task<bool> IsPausedAsync(RunningApp app) => (await app.AdminAsync(HttpMethod.Get, "/api/functions"))[0].GetProperty("paused").GetBoolean();

    /// <summary>The outcome of an attempt is stored a moment after the function has ended.</summary>
    private static async Task AdvanceWhenAsync(RunningApp app, Func<System.Text.Json.JsonElement, bool> isReached, TimeSpan passed)
    {
        await InTime.UntilAsync(async () => isReached(await QueueAsync(app)));
        app.Time.Advance(passed);
    }
}
