using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MultiCloud.Hosting;
using MultiCloud.Local.Observing;

namespace MultiCloud.Local.Tests.Hosts;

public sealed class InvocationApiTests
{
    [Fact]
    public async Task Show_FunctionThatLogsAndThrows_HasItsLinesErrorTraceAndTiming()
    {
        await using var app = await RunningApp.StartAsync(TestTable.Function("price", new DirectFunctionTrigger(), invocation =>
        {
            var log = invocation.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Shop");
            log.LogWarning("{Count} left", 3);
            throw new InvalidOperationException("out of stock");
        }));

        await app.AdminAsync(HttpMethod.Post, "/api/functions/price/fire", "1");
        var listed = Assert.Single(await ListAsync(app, ""));
        var shown = await app.AdminAsync(HttpMethod.Get, $"/api/invocations/{listed.GetProperty("id").GetString()}");

        Assert.Equal(("price", "direct", "failed", 1), (Text(shown, "function"), Text(shown, "trigger"), Text(shown, "outcome"), shown.GetProperty("attempt").GetInt32()));
        Assert.Equal(app.Time.GetUtcNow(), shown.GetProperty("start").GetDateTimeOffset());
        Assert.True(shown.GetProperty("durationMs").GetDouble() >= 0);
        Assert.Matches("^[0-9a-f]{32}$", Text(shown, "traceId"));
        Assert.Equal(("System.InvalidOperationException", "out of stock"), (Text(shown.GetProperty("error"), "type"), Text(shown.GetProperty("error"), "message")));
        Assert.Contains(nameof(InvocationApiTests), Text(shown.GetProperty("error"), "detail"), StringComparison.Ordinal);
        var line = Assert.Single(shown.GetProperty("log").EnumerateArray());
        Assert.Equal(("warning", "Shop", "3 left"), (Text(line, "level"), Text(line, "category"), Text(line, "message")));
        Assert.False(listed.TryGetProperty("log", out _));
    }

    [Fact]
    public async Task List_InvocationRuns_IsRunningWithoutADuration()
    {
        var (begun, finish) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var app = await RunningApp.StartAsync(TestTable.Function("consumer", new QueueFunctionTrigger("orders"), _ =>
        {
            begun.SetResult();
            return finish.Task;
        }));
        var id = await app.Services.GetRequiredKeyedService<IQueue<int>>("orders").SendAsync(7);
        await begun.Task.InTimeAsync();

        var running = Assert.Single(await ListAsync(app, "?outcome=running"));
        var counts = (await app.AdminAsync(HttpMethod.Get, "/api/functions/consumer")).GetProperty("counts");
        finish.SetResult();

        Assert.Equal((id, 1), (Text(running, "triggerId"), running.GetProperty("deliveries").GetInt32()));
        Assert.False(running.TryGetProperty("durationMs", out _));
        Assert.Equal((1, 0), (counts.GetProperty("running").GetInt32(), counts.GetProperty("succeeded").GetInt32()));
        await InTime.UntilAsync(async () => (await ListAsync(app, "?outcome=succeeded")).Count == 1);
        counts = (await app.AdminAsync(HttpMethod.Get, "/api/functions/consumer")).GetProperty("counts");
        Assert.Equal((0, 1), (counts.GetProperty("running").GetInt32(), counts.GetProperty("succeeded").GetInt32()));
    }

    [Fact]
    public async Task List_Pages_AreNewestFirstWholeAndFiltered()
    {
        await using var app = await RunningApp.StartAsync(Direct("price"), Direct("other"));
        for (var i = 0; i < 5; i++) await app.AdminAsync(HttpMethod.Post, "/api/functions/price/fire", $"{i}");
        await app.AdminAsync(HttpMethod.Post, "/api/functions/other/fire", "1");

        List<string> seen = [];
        string? next = null;
        do
        {
            var page = await app.AdminAsync(HttpMethod.Get, $"/api/invocations?limit=2{(next is null ? "" : $"&next={next}")}");
            seen.AddRange(page.GetProperty("invocations").EnumerateArray().Select(one => Text(one, "id")));
            next = page.TryGetProperty("next", out var more) ? more.GetString() : null;
        }
        while (next is not null);

        Assert.Equal(6, seen.Distinct().Count());
        Assert.Equal(seen.OrderDescending(StringComparer.Ordinal), seen);
        Assert.Equal("other", Text(Assert.Single(await ListAsync(app, "?function=other")), "function"));
        Assert.Equal(5, (await ListAsync(app, "?function=price&outcome=succeeded")).Count);
        Assert.Empty(await ListAsync(app, "?function=price&outcome=failed"));
    }

    [Fact]
    public void Newest_FloodOfSuccesses_KeepsTheFailureAndNoMoreThanStated()
    {
        var history = new InvocationHistory(["price"], new LiveEvents(TimeProvider.System), TimeProvider.System);
        Run("failure", new InvocationOutcome(OutcomeKind.Failed, new InvalidOperationException("x")));
        for (var i = 0; i < 3 * InvocationHistory.Kept; i++) Run($"{i}", default);

        Assert.Equal(InvocationHistory.Kept + 1, history.Newest().Count());
        Assert.Equal($"{(3 * InvocationHistory.Kept) - 1}", history.Newest().First().Id);
        Assert.Equal("failed", history.Find("failure")!.Outcome);
        Assert.Null(history.Find("0"));

        void Run(string id, InvocationOutcome outcome) => history.OnStarted(Direct("price"), id, id, 1, 0).OnEnded(outcome, TimeSpan.Zero);
    }

    [Fact]
    public async Task Show_InvocationLogsWithoutEnd_KeepsNoMoreThanStated()
    {
        await using var app = await RunningApp.StartAsync(TestTable.Function("price", new DirectFunctionTrigger(), invocation =>
        {
            var log = invocation.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Shop");
            for (var i = 0; i < InvocationRecord.MaxLines + 7; i++) log.LogInformation("line");
            log.LogInformation("{Long}", new string('x', 100_000));
            return Task.CompletedTask;
        }));

        await app.AdminAsync(HttpMethod.Post, "/api/functions/price/fire", "1");
        var shown = await app.AdminAsync(HttpMethod.Get, $"/api/invocations/{Text((await ListAsync(app, ""))[0], "id")}");

        Assert.Equal(InvocationRecord.MaxLines, shown.GetProperty("log").GetArrayLength());
        Assert.Equal(8, shown.GetProperty("logLinesLeftOut").GetInt32());
    }

    [Fact]
    public async Task List_HttpAndTimer_AreThereToo()
    {
        var page = new FunctionDescriptor
        {
            Name = "page",
            Handler = "Tests.page",
            Trigger = new HttpFunctionTrigger("GET", "/page"),
            Settings = new FunctionSettings { Unit = "http" },
            Http = static invocation => invocation.WriteResultAsync(HttpResult.Text("hello")),
        };
        await using var app = await RunningApp.StartAsync(page, TestTable.Function("tick", new TimerFunctionTrigger("0 3 * * *", "UTC"), _ => Task.CompletedTask));
        using var client = new HttpClient();

        Assert.Equal("hello", await client.GetStringAsync(new Uri(app.Url, "/page"), TestContext.Current.CancellationToken));
        await app.AdminAsync(HttpMethod.Post, "/api/functions/tick/fire", """{"scheduledTime":"2026-03-01T03:00:00Z"}""");
        await InTime.UntilAsync(async () => (await ListAsync(app, "?outcome=succeeded")).Count == 2);
        var listed = await ListAsync(app, "");
        var timer = (await app.AdminAsync(HttpMethod.Get, "/api/functions/tick")).GetProperty("trigger");

        Assert.Equal(["timer", "http"], listed.Select(one => Text(one, "trigger")));
        Assert.Equal("tick@2026-03-01T03:00:00+00:00", Text(listed[0], "triggerId"));
        Assert.Equal(200, listed[1].GetProperty("statusCode").GetInt32());
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 3, 0, 0, TimeSpan.Zero), timer.GetProperty("next").GetDateTimeOffset());
    }

    private static FunctionDescriptor Direct(string name) => TestTable.Function(name, new DirectFunctionTrigger(), _ => Task.CompletedTask);

    private static async Task<List<JsonElement>> ListAsync(RunningApp app, string query) =>
        [.. (await app.AdminAsync(HttpMethod.Get, $"/api/invocations{query}")).GetProperty("invocations").EnumerateArray()];

    private static string Text(JsonElement value, string name) => value.GetProperty(name).GetString()!;
}
