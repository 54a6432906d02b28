using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MultiCloud.Hosting;
using MultiCloud.Local.Schedules;
using MultiCloud.Local.Store;
using MultiCloud.Local.Tests.Hosts;

namespace MultiCloud.Local.Tests.Schedules;

public sealed class TimerLoopTests
{
    [Fact]
    public async Task Fire_WhileABodyIsLeftRunning_WaitsForItsEnd()
    {
        var time = new TestClock(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        await using var services = new ServiceCollection().BuildServiceProvider();
        using var parts = new InvocationParts
        {
            App = "testshop",
            Stage = "dev",
            Target = "local",
            Json = new JsonTypes(null),
            Services = services,
            Time = time,
            Deadlines = new DeadlineWatcher(time),
            Log = NullLogger.Instance,
        };
        var (begun, finish) = (new TaskCompletionSource(), new TaskCompletionSource());
        var runs = 0;
        var trigger = new TimerFunctionTrigger("0 * * * *", "UTC");
        var state = new FunctionState(
            TestTable.Function("tick", trigger, async _ =>
            {
                Interlocked.Increment(ref runs);
                begun.TrySetResult();
                await finish.Task;
            }),
            NullLogger.Instance);
        await using var stores = new StoreSource(new StoreOptions { Path = "unused" });
        using var loop = new TimerLoop(state, TimerSchedule.Of("tick", trigger), stores, new FunctionInvoker(parts), time, NullLogger.Instance);

        using var patience = new CancellationTokenSource();
        var first = loop.FireAsync(time.GetUtcNow(), CancellationToken.None, CancellationToken.None);
        var second = loop.FireAsync(time.GetUtcNow(), patience.Token, CancellationToken.None);
        await begun.Task.InTimeAsync();
        await time.ArmedAsync(TimeSpan.FromSeconds(30));
        time.Advance(TimeSpan.FromSeconds(30));
        time.Advance(TimeSpan.FromSeconds(1));
        var left = (await first.InTimeAsync()).StillRunning;
        Assert.True(state.IsPaused);

        // The second has its turn now: only one that waits for the body can still be called off.
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.InTimeAsync());
        Assert.Equal(1, runs);

        finish.SetResult();
        await left!.InTimeAsync();
        Assert.Null((await loop.FireAsync(time.GetUtcNow(), CancellationToken.None, CancellationToken.None).InTimeAsync()).Error);
        Assert.Equal(2, runs);
    }
}
