using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using MultiCloud.Hosting;
using MultiCloud.Local.Buckets;

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

        await PassTheHourAsync(app);
        Assert.Equal("tick@2026-03-01T14:00:00+01:00", await SeenAsync());
        await app.StopAsync();
        app.Time.Advance(TimeSpan.FromHours(5));
        await app.StartAsync();
        Assert.Equal("tick@2026-03-01T19:00:00+01:00", await SeenAsync());

        await PassTheHourAsync(app);
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

        await PassTheHourAsync(app);

        Assert.Equal("tick@2026-03-01T18:00:00+00:00", await SeenAsync());
    }

    [Fact]
    public async Task Timer_TickCutShortByAStop_ComesAgainAfterTheRestart()
    {
        await using var app = await RunningApp.StartAsync(
            TestTable.Function("tick", new TimerFunctionTrigger("0 * * * *", "UTC"), async invocation =>
            {
                await SawAsync(invocation.ReadTick().Id);
                await Task.Delay(Timeout.Infinite, invocation.CancellationToken);
            }));
        await PassTheHourAsync(app);
        Assert.Equal("tick@2026-03-01T13:00:00+00:00", await SeenAsync());

        await app.StopAsync(new CancellationToken(canceled: true));
        await app.StartAsync();

        Assert.Equal("tick@2026-03-01T13:00:00+00:00", await SeenAsync());
        await app.StopAsync(new CancellationToken(canceled: true));
    }

    [Fact]
    public async Task Inbox_TextOfSomethingElse_IsBuriedAndTheOthersGoOn()
    {
        // The inbox has the name of a queue that the app also sends to.
        await using var app = await RunningApp.StartAsync(
            TestTable.Function("orders", new BucketFunctionTrigger("uploads", "", BucketEvents.All), invocation => SawAsync(invocation.ReadBucketEvent().Key), batch: true));
        await app.StopAsync();
        using (var store = await app.OpenStoreAsync())
        {
            var inbox = store.Queue("orders");
            var change = new BucketChange("c1", "uploads", "a.txt", BucketEvents.Created, 1, "v1", app.Time.GetUtcNow());
            await store.EnqueueAsync(
            [
                .. new[] { "7", "not json", """{"id":null}""", """{"id":"1","bucket":"uploads","key":"k","event":"created","time":"soon"}""" }
                    .Select((text, number) => inbox.Create($"bad{number}", Encoding.UTF8.GetBytes(text), TimeSpan.Zero)),
                inbox.Create("good", BucketChangeText.Write(change), TimeSpan.Zero),
            ]);
        }

        await app.StartAsync();

        Assert.Equal("a.txt", await SeenAsync());
        for (var number = 0; number < 4; number++) await app.WarningAsync($"DeadLetter: orders: message bad{number} is a dead letter after attempt 1: The text is no change of a bucket");
        Assert.False(_seen.Reader.TryRead(out _));
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

    private Task<string> SeenAsync() => _seen.Reader.ReadAsync().InTimeAsync();

    /// <summary>Passes the next full hour. The loop looks at the clock at least once a minute.</summary>
    private static async Task PassTheHourAsync(RunningApp app)
    {
        await app.Time.ArmedAsync(TimeSpan.FromMinutes(1));
        app.Time.Advance(TimeSpan.FromHours(1));
    }
}
