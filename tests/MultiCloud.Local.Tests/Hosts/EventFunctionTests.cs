using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using MultiCloud.Hosting;

namespace MultiCloud.Local.Tests.Hosts;

public sealed class EventFunctionTests
{
    private readonly Channel<string> _seen = Channel.CreateUnbounded<string>();

    [Fact]
    public async Task Publish_TwoSubscribers_EachGetsItsCopy()
    {
        await using var app = await RunningApp.StartAsync(
            TestTable.Function("first", new TopicFunctionTrigger("placed"), invocation => SawAsync($"first {invocation.ReadEvent(invocation.Json.Get<int>()).Data}")),
            TestTable.Function("second", new TopicFunctionTrigger("placed"), invocation => SawAsync($"second {invocation.ReadEvent(invocation.Json.Get<int>()).Data}")));

        await app.Services.GetRequiredKeyedService<ITopic<int>>("placed").PublishAsync(5);

        Assert.Equal(["first 5", "second 5"], new[] { await SeenAsync(), await SeenAsync() }.Order());
    }

    [Fact]
    public async Task Put_KeyUnderThePrefix_StartsTheFunctionAndOthersDoNot()
    {
        await using var app = await RunningApp.StartAsync(
            TestTable.Function("thumbnail", new BucketFunctionTrigger("uploads", "covers/", BucketEvents.All), invocation =>
            {
                var change = invocation.ReadBucketEvent();
                return SawAsync($"{change.Event} {change.Key} {change.Size}");
            }));
        var uploads = app.Services.GetRequiredKeyedService<IBucket>("uploads");

        await uploads.PutAsync("other/a.png", "12"u8.ToArray());
        await uploads.PutAsync("covers/a.png", "123"u8.ToArray());
        Assert.Equal("Created covers/a.png 3", await SeenAsync());
        await uploads.DeleteAsync("covers/a.png");
        Assert.Equal("Deleted covers/a.png ", await SeenAsync());
        await uploads.DeleteAsync("covers/a.png");
        await app.AdminAsync(HttpMethod.Post, "/api/functions/thumbnail/fire", """{"key":"covers/by-hand.png"}""");

        Assert.Equal("Created covers/by-hand.png ", await SeenAsync());
    }

    [Fact]
    public async Task Put_OwnPrefix_WarnsOnce()
    {
        await using var app = await RunningApp.StartAsync(
            TestTable.Function("loop", new BucketFunctionTrigger("uploads", "", BucketEvents.Created), async invocation =>
            {
                var change = invocation.ReadBucketEvent();
                if (change.Key.Length < 3) await invocation.Services.GetRequiredKeyedService<IBucket>("uploads").PutAsync(change.Key + "x", "1"u8.ToArray());
                await SawAsync(change.Key);
            }));

        await app.Services.GetRequiredKeyedService<IBucket>("uploads").PutAsync("x", "1"u8.ToArray());
        Assert.Equal(["x", "xx", "xxx"], new[] { await SeenAsync(), await SeenAsync(), await SeenAsync() }.Order());

        var warning = Assert.Single(app.Warnings, warning => warning.StartsWith("Loop:", StringComparison.Ordinal));
        Assert.Contains("'xx'", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fire_Direct_AnswersTheResultOrTheError()
    {
        await using var app = await RunningApp.StartAsync(
            TestTable.Function("price", new DirectFunctionTrigger(), invocation =>
            {
                var input = invocation.ReadInput(invocation.Json.Get<int>());
                if (input < 0) throw new ArgumentException("too few");
                invocation.WriteResult(input * 2, invocation.Json.Get<int>());
                return Task.CompletedTask;
            }));
        var price = app.Services.GetRequiredKeyedService<IFunction<int, int>>("price");

        Assert.Equal(42, await price.InvokeAsync(21));
        var failed = await Assert.ThrowsAsync<FunctionFailedException>(() => price.InvokeAsync(-1));
        Assert.Equal("System.ArgumentException", failed.ErrorType);
        Assert.Equal("""{"ok":true,"result":42}""", (await app.AdminAsync(HttpMethod.Post, "/api/functions/price/fire", "21")).GetRawText());
        Assert.Equal(
            """{"ok":false,"error":{"type":"System.ArgumentException","message":"too few"}}""",
            (await app.AdminAsync(HttpMethod.Post, "/api/functions/price/fire", "-1")).GetRawText());
    }

    [Fact]
    public async Task Timer_DownForHours_CatchesUpOnceWithTheLatestTick()
    {
        await using var app = await RunningApp.StartAsync(
            TestTable.Function("tick", new TimerFunctionTrigger("0 * * * *", "Europe/Berlin"), invocation => SawAsync(invocation.ReadTick().Id)));

        await AdvanceUntilSeenAsync(app);
        Assert.Equal("tick@2026-03-01T14:00:00+01:00", await SeenAsync());
        await app.StopAsync();
        app.Time.Advance(TimeSpan.FromHours(5));
        await app.StartAsync();
        Assert.Equal("tick@2026-03-01T19:00:00+01:00", await SeenAsync());

        await AdvanceUntilSeenAsync(app);
        Assert.Equal("tick@2026-03-01T20:00:00+01:00", await SeenAsync());
    }

    [Fact]
    public async Task Timer_NeverRanBefore_DoesNotCatchUp()
    {
        await using var app = await RunningApp.StartAsync(
            TestTable.Function("tick", new TimerFunctionTrigger("0 * * * *", "UTC"), invocation => SawAsync(invocation.ReadTick().Id)));
        await app.StopAsync();
        app.Time.Advance(TimeSpan.FromHours(5));
        await app.StartAsync();

        await AdvanceUntilSeenAsync(app);

        Assert.Equal("tick@2026-03-01T18:00:00+00:00", await SeenAsync());
    }

    [Fact]
    public async Task Timer_FiredByHand_TakesTheGivenTime()
    {
        await using var app = await RunningApp.StartAsync(
            TestTable.Function("tick", new TimerFunctionTrigger("0 3 * * *", "UTC"), invocation => SawAsync(invocation.ReadTick().Id)));

        var fired = await app.AdminAsync(HttpMethod.Post, "/api/functions/tick/fire", """{"scheduledTime":"2026-02-03T03:00:00Z"}""");

        Assert.Equal("""{"ok":true}""", fired.GetRawText());
        Assert.Equal("tick@2026-02-03T03:00:00+00:00", await SeenAsync());
    }

    private async Task SawAsync(string what) => await _seen.Writer.WriteAsync(what);

    private ValueTask<string> SeenAsync() => _seen.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>The loop looks at the clock at least once a minute.</summary>
    private async Task AdvanceUntilSeenAsync(RunningApp app)
    {
        var seen = _seen.Reader.WaitToReadAsync().AsTask();
        while (await Task.WhenAny(seen, Task.Delay(1)) != seen && app.Time.GetUtcNow().Minute != 0) app.Time.Advance(TimeSpan.FromMinutes(1));
        while (!seen.IsCompleted)
        {
            await Task.WhenAny(seen, Task.Delay(1));
            if (!seen.IsCompleted) app.Time.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
