using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MultiCloud.Testing.App;

namespace MultiCloud.Testing.Tests;

public class TestAppTests
{
    private static readonly DateTimeOffset s_start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task HttpRequest_ThroughQueueTopicAndBucket_IsDoneWhenDrained()
    {
        await using var app = await TestApp.StartAsync<Jobs>();
        using var answer = await app.Http.PostAsJsonAsync("/jobs", new Job("a"), AppJson.Default.Job);

        Assert.Equal((HttpStatusCode.OK, "Hello, a!"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        await app.DrainAsync();
        Assert.Equal([new Job("a")], app.Sent<Job>("jobs"));
        Assert.Equal([new Done("a")], app.Published<Done>("job-done"));
        Assert.Equal(["jobs-accept 1", "jobs-work 1", "jobs-store 1", "jobs-note 1", "done/a"], app.Services.GetRequiredService<Journal>().Lines);
    }

    [Fact]
    public async Task Send_ByTheTest_IsNotAmongWhatTheAppSent()
    {
        await using var app = await TestApp.StartAsync<Jobs>();
        await app.SendAsync("jobs", new Job("a"));
        await app.PublishAsync("job-done", new Done("b"));
        await app.DrainAsync();

        Assert.Empty(app.Sent<Job>("jobs"));
        Assert.Equal([new Done("a")], app.Published<Done>("job-done"));
        Assert.Equal(["done/a", "done/b"], app.Services.GetRequiredService<Journal>().Lines.Where(line => line.StartsWith("done/", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task FailedMessage_ClockMoves_IsTriedAgainThenDeadLettered()
    {
        await using var app = await TestApp.StartAsync<Jobs>();
        await app.SendAsync("jobs", new Job("a", "throw"));
        await app.DrainAsync();
        Assert.Equal(["Working on a, attempt 1"], Working(app));
        Assert.Empty(app.DeadLetters);

        await app.AdvanceAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(["Working on a, attempt 1", "Working on a, attempt 2", "Working on a, attempt 3"], Working(app));
        var letter = Assert.Single(app.DeadLetters);
        Assert.Equal(("jobs", 3), (letter.Queue, letter.Attempts));
        Assert.Contains("No luck.", letter.Reason, StringComparison.Ordinal);
        Assert.Contains("\"name\":\"a\"", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RejectedAndUnreadableMessages_AreDeadLettersAtOnce()
    {
        await using var app = await TestApp.StartAsync<Jobs>();
        await app.SendAsync("jobs", new Job("a", "reject"));
        await app.DrainAsync();
        await app.SendTextAsync("jobs", "{");
        await app.DrainAsync();

        Assert.Equal([1, 1], app.DeadLetters.Select(letter => letter.Attempts));
        Assert.Equal("Not this one.", app.DeadLetters[0].Reason);
        Assert.Equal("{", app.DeadLetters[1].Text);
    }

    [Fact]
    public async Task DelayedMessage_ComesWhenItsTimeHasCome()
    {
        await using var app = await TestApp.StartAsync<Jobs>();
        using var answer = await app.Http.PostAsJsonAsync("/later", new Job("a"), AppJson.Default.Job);
        await app.AdvanceAsync(TimeSpan.FromMinutes(9));
        Assert.Empty(app.Published<Done>("job-done"));
        await app.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Single(app.Published<Done>("job-done"));
    }

    [Fact]
    public async Task Timer_ClockMovesADay_RunsAtEveryTick()
    {
        await using var app = await TestApp.StartAsync<Jobs>();
        await app.AdvanceAsync(TimeSpan.FromDays(1));

        var ticks = app.Services.GetRequiredService<Journal>().Lines.Where(line => line.StartsWith("tick", StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(1, 24).Select(hour => $"tick {hour % 24:00}:00"), ticks);
        Assert.Equal(s_start.AddDays(1), app.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Timer_ClockJumpsADay_RunsOnceForTheLastTick()
    {
        await using var app = await TestApp.StartAsync<Jobs>();
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.DrainAsync();

        Assert.Equal(["tick 00:00"], app.Services.GetRequiredService<Journal>().Lines.Where(line => line.StartsWith("tick", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Fire_TimerFunction_RunsItOrTellsItsError()
    {
        await using var app = await TestApp.StartAsync<Jobs>();
        await app.FireAsync("jobs-hourly", s_start.AddHours(5));
        Assert.Contains("tick 05:00", app.Services.GetRequiredService<Journal>().Lines);

        var failed = await Assert.ThrowsAsync<FunctionFailedException>(() => app.FireAsync("jobs-fails"));
        Assert.Contains("Never works.", failed.Message, StringComparison.Ordinal);
        var unknown = await Assert.ThrowsAsync<BindingNotFoundException>(() => app.FireAsync("jobs-work"));
        Assert.Contains("jobs-hourly", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deadline_ClockJumpsPastIt_FailsTheAttempt()
    {
        await using var app = await TestApp.StartAsync<Jobs>();
        await app.SendAsync("jobs", new Job("a", "wait"));
        while (Working(app).Count == 0) await Task.Yield();
        app.Clock.Advance(TimeSpan.FromSeconds(20));
        await app.DrainAsync();

        Assert.Contains(app.Logs, entry => entry.Level == LogLevel.Error && entry.Message.Contains("jobs-work passed its deadline", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DirectFunction_Invoked_GivesItsResult()
    {
        await using var app = await TestApp.StartAsync<Jobs>();
        Assert.Equal(5, await app.InvokeAsync<string, int>("jobs-length", "12345"));
        await Assert.ThrowsAsync<BindingNotFoundException>(() => app.InvokeAsync<string, int>("jobs-work", ""));
    }

    [Fact]
    public async Task Bucket_ObjectStored_StartsFunctions()
    {
        await using var app = await TestApp.StartAsync<Jobs>();
        await app.Bucket("files").PutAsync("done/x", "1"u8.ToArray());
        await app.Bucket("files").PutAsync("other/x", "1"u8.ToArray());
        await app.DrainAsync();
        Assert.Equal(["jobs-note 1", "done/x"], app.Services.GetRequiredService<Journal>().Lines);
    }

    [Fact]
    public async Task Service_ReplacedByTheTest_IsUsed()
    {
        await using var app = await TestApp.StartAsync<Jobs>(builder => builder.Services.AddSingleton<IGreeter>(new Rude()));
        using var answer = await app.Http.PostAsJsonAsync("/jobs", new Job("a"), AppJson.Default.Job);
        Assert.Equal("Go away, a.", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Apps_AtTheSameTime_KnowNothingOfEachOther()
    {
        var apps = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TestApp.StartAsync<Jobs>()));
        await Task.WhenAll(apps.Select((app, i) => app.SendAsync("jobs", new Job($"job-{i}"))));
        await Task.WhenAll(apps.Select(app => app.DrainAsync()));
        for (var i = 0; i < apps.Length; i++) Assert.Equal([new Done($"job-{i}")], apps[i].Published<Done>("job-done"));
        await Task.WhenAll(apps.Select(app => app.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task Http_AnyRequest_MeetsTheRulesOfTheRealServer()
    {
        await using var app = await TestApp.StartAsync<Jobs>();
        using var unknown = await app.Http.GetAsync("/nowhere");
        using var wrongMethod = await app.Http.GetAsync("/jobs");
        using var badJson = await app.Http.PostAsync("/jobs", new StringContent("{", Encoding.UTF8, "application/json"));
        using var noJson = await app.Http.PostAsync("/jobs", new StringContent("hello"));
        using var tooLarge = await app.Http.PostAsync("/jobs", new ByteArrayContent(new byte[(4 * 1024 * 1024) + 1]));
        using var headers = new HttpRequestMessage(HttpMethod.Get, "/jobs");
        headers.Headers.Add("x-long", new string('x', 9000));
        using var longHeaders = await app.Http.SendAsync(headers);

        Assert.Equal(
            [404, 405, 400, 415, 413, 431],
            new[] { unknown, wrongMethod, badJson, noJson, tooLarge, longHeaders }.Select(answer => (int)answer.StatusCode));
        Assert.Equal(["OPTIONS", "POST"], wrongMethod.Content.Headers.Allow.Order());
    }

    [Fact]
    public async Task Start_ProgramThrows_ThrowsTheSame()
    {
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => TestApp.StartAsync<Jobs>(null, "--fault", "Out of paper."));
        Assert.Equal("Out of paper.", thrown.Message);
    }

    [Fact]
    public async Task Start_ProgramEndsWithoutRunning_SaysSo()
    {
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => TestApp.StartAsync<Jobs>(null, "--leave", "yes"));
        Assert.Contains("must call RunAsync", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OptionNotAllowed_SaysWhatIs()
    {
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => TestApp.StartAsync<Jobs>(null, "--stage", "No Good"));
        Assert.Contains("No Good", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_TypeOfALibrary_SaysWhichTypeToName()
    {
        var thrown = await Assert.ThrowsAsync<ArgumentException>(() => TestApp.StartAsync<FactAttribute>());
        Assert.Contains("StartAsync<Orders>", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispose_App_LeavesNoFiles()
    {
        var app = await TestApp.StartAsync<Jobs>();
        var folder = app.Services.GetRequiredService<Local.LocalParts>().Options.StorePath;
        Assert.True(Directory.Exists(folder));
        await app.DisposeAsync();
        Assert.False(Directory.Exists(folder));
    }

    private static List<string> Working(TestApp app) => [.. app.Logs.Select(entry => entry.Message).Where(message => message.StartsWith("Working", StringComparison.Ordinal))];

    private sealed class Rude : IGreeter
    {
        public string Greet(string name) => $"Go away, {name}.";
    }
}
