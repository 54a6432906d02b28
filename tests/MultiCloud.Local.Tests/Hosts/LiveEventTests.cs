using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using MultiCloud.Hosting;
using MultiCloud.Local.Admin;
using MultiCloud.Local.Observing;

namespace MultiCloud.Local.Tests.Hosts;

public sealed class LiveEventTests
{
    [Fact]
    public async Task Events_MessageIsRejected_TellOfAllThatHappens()
    {
        await using var app = await RunningApp.StartAsync(TestTable.Function("consumer", new QueueFunctionTrigger("orders"), invocation =>
        {
            invocation.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Shop").LogInformation("looking");
            throw new RejectException("no such book");
        }));
        using var events = await EventReader.OpenAsync(app);
        Assert.Equal("ready", (await events.NextAsync())!.Value.Kind);

        var id = await app.Services.GetRequiredKeyedService<IQueue<int>>("orders").SendAsync(7);

        var started = (await events.NextAsync("invocation-started")).Data;
        var logged = (await events.NextAsync("log")).Data;
        var ended = (await events.NextAsync("invocation-ended")).Data;
        var buried = (await events.NextAsync("dead-letter")).Data;
        Assert.Equal(("running", id), (started.GetProperty("outcome").GetString(), started.GetProperty("triggerId").GetString()));
        Assert.Equal(("looking", started.GetProperty("id").GetString()), (logged.GetProperty("line").GetProperty("message").GetString(), logged.GetProperty("invocation").GetString()));
        Assert.Equal(("rejected", started.GetProperty("id").GetString()), (ended.GetProperty("outcome").GetString(), ended.GetProperty("id").GetString()));
        Assert.Equal(("orders", id, "no such book"), (buried.GetProperty("queue").GetString(), buried.GetProperty("messageId").GetString(), buried.GetProperty("reason").GetString()));
        app.Time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal(0, (await events.NextAsync("queue")).Data.GetProperty("visible").GetInt32());
    }

    [Fact]
    public async Task Events_Answer_IsAStreamThatNoCacheKeepsAndNoOtherOriginReads()
    {
        await using var app = await RunningApp.StartAsync();
        using var events = await EventReader.OpenAsync(app);

        Assert.Equal("text/event-stream", events.Answer.Content.Headers.ContentType!.MediaType);
        Assert.True(events.Answer.Headers.CacheControl!.NoStore);
        Assert.DoesNotContain(events.Answer.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Events_ConnectionComesBack_GoesOnBehindTheLastSeen()
    {
        await using var app = await RunningApp.StartAsync(Direct());
        string? last;
        using (var events = await EventReader.OpenAsync(app))
        {
            await app.AdminAsync(HttpMethod.Post, "/api/functions/price/fire", "1");
            last = (await events.NextAsync("invocation-started")).Id;
        }

        await app.AdminAsync(HttpMethod.Post, "/api/functions/price/fire", "2");
        using var again = await EventReader.OpenAsync(app, last);

        Assert.Equal("ready", (await again.NextAsync())!.Value.Kind);
        Assert.Equal("invocation-ended", (await again.NextAsync())!.Value.Kind);
        Assert.Equal("invocation-started", (await again.NextAsync())!.Value.Kind);
        Assert.Equal("invocation-ended", (await again.NextAsync())!.Value.Kind);
    }

    [Fact]
    public async Task Events_LastSeenOfAnotherRun_SaysThatSomeAreMissed()
    {
        await using var app = await RunningApp.StartAsync();
        using var events = await EventReader.OpenAsync(app, "00000000-5");

        Assert.Equal("ready", (await events.NextAsync())!.Value.Kind);
        Assert.Equal("missed", (await events.NextAsync())!.Value.Kind);
    }

    [Fact]
    public async Task Events_NothingHappens_ShowASignOfLife()
    {
        await using var app = await RunningApp.StartAsync();
        using var events = await EventReader.OpenAsync(app);
        await events.NextAsync();
        Assert.Equal("", await events.LineAsync());

        await app.Time.ArmedAsync(EventStream.Heartbeat);
        app.Time.Advance(EventStream.Heartbeat);

        Assert.StartsWith(":", await events.LineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_AppStops_EndAndDoNotHoldItUp()
    {
        await using var app = await RunningApp.StartAsync();
        using var events = await EventReader.OpenAsync(app);
        await events.NextAsync();

        await app.StopAsync().InTimeAsync();

        while (await events.NextAsync() is not null)
        {
        }
    }

    [Fact]
    public async Task Events_TooManyWatch_RefusesTheNextUntilOneLeaves()
    {
        await using var app = await RunningApp.StartAsync(Direct());
        var watchers = new List<EventReader>();
        for (var i = 0; i < LiveEvents.MaxWatchers; i++) watchers.Add(await EventReader.OpenAsync(app));

        using (var refused = await EventReader.OpenAsync(app)) Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Answer.StatusCode);
        watchers.ForEach(watcher => watcher.Dispose());

        await InTime.UntilAsync(async () =>
        {
            using var one = await EventReader.OpenAsync(app);
            return one.Answer.StatusCode == HttpStatusCode.OK;
        });
    }

    [Fact]
    public void Read_WatcherIsSlow_TellsHowManyItMissed()
    {
        var events = new LiveEvents(TimeProvider.System);
        Assert.True(events.TryWatch(null, out var watcher));
        for (var i = 1; i <= LiveEvents.Kept + 5; i++) events.Publish(Event($"{i}"));

        Assert.Equal("6", watcher.Read(out var missed, out _)!.Kind);
        Assert.Equal(5, missed);
        for (var i = 7; i <= LiveEvents.Kept + 5; i++) Assert.Equal($"{i}", watcher.Read(out missed, out _)!.Kind);
        Assert.Equal(0, missed);
        Assert.Null(watcher.Read(out _, out var changed));
        Assert.False(changed.IsCompleted);
        events.Publish(Event("last"));
        Assert.True(changed.IsCompleted);
        watcher.Dispose();
    }

    [Fact]
    public void Publish_NobodyHasWatchedForAMinute_KeepsNothing()
    {
        var time = new FakeTimeProvider();
        var events = new LiveEvents(time);
        Assert.False(events.IsWatched);
        Assert.True(events.TryWatch(null, out var watcher));
        events.Publish(Event("1"));
        watcher.Read(out _, out _);
        var last = watcher.LastId;
        watcher.Dispose();
        time.Advance(TimeSpan.FromSeconds(59));
        events.Publish(Event("2"));
        Assert.True(events.IsWatched);

        time.Advance(TimeSpan.FromSeconds(1));
        events.Publish(Event("3"));

        Assert.False(events.IsWatched);
        Assert.True(events.TryWatch(last, out watcher));
        Assert.True(watcher.HasGap);
        Assert.Null(watcher.Read(out var missed, out _));
        Assert.Equal(0, missed);
        watcher.Dispose();
    }

    private static LiveEvent Event(string kind) => new(kind, new MissedView(1), LocalJson.Default.MissedView);

    private static FunctionDescriptor Direct() => TestTable.Function("price", new DirectFunctionTrigger(), _ => Task.CompletedTask);
}
