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
    public async Task Fire_WhileAnotherIsLeftRunning_WaitsForItsEnd()
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
        var finish = new TaskCompletionSource();
        var running = 0;
        var most = 0;
        var trigger = new TimerFunctionTrigger("0 * * * *", "UTC");
        var state = new FunctionState(
            TestTable.Function("tick", trigger, async _ =>
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
                await finish.Task;
                Interlocked.Decrement(ref running);
            }),
            NullLogger.Instance);
        await using var stores = new StoreSource(new StoreOptions { Path = "unused" });
        using var loop = new TimerLoop(state, TimerSchedule.Of("tick", trigger), stores, new FunctionInvoker(parts), time, NullLogger.Instance);

        var first = loop.FireAsync(time.GetUtcNow(), TestContext.Current.CancellationToken, CancellationToken.None);
        var second = loop.FireAsync(time.GetUtcNow(), TestContext.Current.CancellationToken, CancellationToken.None);
        await time.ArmedAsync(TimeSpan.FromSeconds(30));
        time.Advance(TimeSpan.FromSeconds(30));
        time.Advance(TimeSpan.FromSeconds(1));
        var left = (await first).StillRunning;
        Assert.True(state.IsPaused);
        Assert.False(second.IsCompleted);
        finish.SetResult();
        await left!;

        Assert.Null((await second).Error);
        Assert.Equal(1, most);
    }
}
