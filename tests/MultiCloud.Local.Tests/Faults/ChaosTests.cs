using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using MultiCloud.Hosting;
using MultiCloud.Local.Faults;
using MultiCloud.Local.Queues;
using MultiCloud.Local.Tests.Hosts;
using MultiCloud.Local.Tests.Store;

namespace MultiCloud.Local.Tests.Faults;

public sealed class ChaosTests
{
    private readonly Channel<(string Id, int Attempt)> _seen = Channel.CreateUnbounded<(string, int)>();

    [Fact]
    public async Task Decisions_OneSeed_AreTheseEverywhere() => Assert.Equal(
        "78ms, 53ms again, 5ms, 16ms again, 16ms, 28ms, 95ms after again, 65ms again, 54ms again, 73ms after, 64ms before, 61ms again",
        await DecisionsAsync("duplicate=30%,delay=0ms..100ms,throw=30%,seed=1", "consumer"));

    [Fact]
    public async Task Decisions_Many_HaveTheSharesAskedFor()
    {
        var decisions = (await DecisionsAsync("duplicate=20%,delay=100ms..300ms,throw=10%,seed=42", "consumer", count: 10_000)).Split(", ");

        Assert.InRange(decisions.Count(one => one.EndsWith("again", StringComparison.Ordinal)), 1900, 2100);
        Assert.InRange(decisions.Count(one => one.Contains("before", StringComparison.Ordinal)), 430, 570);
        Assert.InRange(decisions.Count(one => one.Contains("after", StringComparison.Ordinal)), 430, 570);
        var waits = decisions.Select(one => double.Parse(one[..one.IndexOf("ms", StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.InRange(waits.Average(), 197, 203);
        Assert.All(waits, wait => Assert.InRange(wait, 100, 300));
    }

    [Fact]
    public async Task Decisions_OtherSeedOrFunction_AreOthers()
    {
        const string asked = "duplicate=30%,delay=0ms..100ms,throw=30%,seed=";
        var first = await DecisionsAsync(asked + "42", "consumer");

        Assert.NotEqual(first, await DecisionsAsync(asked + "43", "consumer"));
        Assert.NotEqual(first, await DecisionsAsync(asked + "42", "other"));
    }

    [Fact]
    public async Task Decisions_OneOptionLess_LeavesTheOthersAsTheyWere()
    {
        var all = await DecisionsAsync("duplicate=30%,throw=30%,seed=42", "consumer");
        var throws = await DecisionsAsync("throw=30%,seed=42", "consumer");

        Assert.Equal(all.Replace("again", "", StringComparison.Ordinal), throws);
    }

    [Fact]
    public async Task Duplicate_Always_EveryMessageComesExactlyTwiceAsTheSameAttempt()
    {
        await using var app = await StartAsync("duplicate=100%", Consumer());
        var id = await Orders(app).SendAsync(7);

        Assert.Equal([(id, 1), (id, 1)], [await SeenAsync(), await SeenAsync()]);
        await EmptyAsync(app);
        Assert.False(_seen.Reader.TryRead(out _));
    }

    [Fact]
    public async Task Delay_Message_ComesOnlyThen()
    {
        await using var app = await StartAsync("delay=500ms", Consumer());
        var id = await Orders(app).SendAsync(7);

        await InTime.UntilAsync(async () => (await QueueAsync(app)).GetProperty("delayed").GetInt32() == 1);
        app.Time.Advance(TimeSpan.FromMilliseconds(499));
        Assert.Equal(1, (await QueueAsync(app)).GetProperty("delayed").GetInt32());
        Assert.False(_seen.Reader.TryRead(out _));
        app.Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal((id, 1), await SeenAsync());
        await EmptyAsync(app);
    }

    [Fact]
    public async Task Throw_Always_UsesUpTheAttemptsAndSaysThatItWasChaos()
    {
        await using var app = await StartAsync("throw=100%,seed=1", Consumer());
        await Orders(app).SendAsync(7);

        await InTime.UntilAsync(async () =>
        {
            app.Time.Advance(TimeSpan.FromSeconds(1));
            return (await QueueAsync(app)).GetProperty("deadLetters").GetInt32() == 1;
        });

        var letter = (await app.AdminAsync(HttpMethod.Get, "/api/dead-letters")).GetProperty("deadLetters")[0];
        Assert.Equal(3, letter.GetProperty("attempts").GetInt32());
        Assert.Contains("Thrown by --chaos", letter.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Throw_AfterTheFunction_ItsWorkIsDoneAndDoneAgain()
    {
        await using var app = await StartAsync("throw=50%,seed=3", Consumer());
        for (var i = 0; i < 20; i++) await Orders(app).SendAsync(i);

        await EmptyAsync(app, TimeSpan.FromSeconds(4));

        var seen = await DrainAsync();
        Assert.Contains(seen.GroupBy(one => one.Id), message => message.Count() > 1);
        Assert.Contains(seen.GroupBy(one => one.Id), message => message.Min(one => one.Attempt) > 1);
    }

    [Fact]
    public async Task AllOfIt_ManyMessagesQueueTopicAndBatch_EachIsHandledOrADeadLetter()
    {
        var ledger = new ConcurrentDictionary<string, int>();
        await using var app = await StartAsync("duplicate=30%,delay=0ms..900ms,throw=40%,seed=42", Recorder("queue", new QueueFunctionTrigger("orders")), Recorder("topic", new TopicFunctionTrigger("placed")));
        List<string> sent = [];
        for (var i = 0; i < 100; i++)
        {
            sent.Add($"queue {await Orders(app).SendAsync(i)}");
            sent.Add($"topic {await app.Services.GetRequiredKeyedService<ITopic<int>>("placed").PublishAsync(i)}");
        }

        await EmptyAsync(app, TimeSpan.FromSeconds(1));

        var dead = (await app.AdminAsync(HttpMethod.Get, "/api/dead-letters?limit=1000")).GetProperty("deadLetters").EnumerateArray()
            .Select(letter => $"{letter.GetProperty("function").GetString()} {letter.GetProperty("messageId").GetString()}").ToHashSet();
        Assert.DoesNotContain(sent, id => !ledger.ContainsKey(id) && !dead.Contains(id));
        Assert.Contains(ledger, one => one.Value > 1);
        Assert.NotEmpty(dead);

        FunctionDescriptor Recorder(string name, FunctionTrigger trigger) => TestTable.Function(
            name,
            trigger,
            invocation =>
            {
                var ids = trigger is QueueFunctionTrigger
                    ? invocation.ReadMessages(invocation.Json.Get<int>()).Select(message => message.Id)
                    : invocation.ReadEvents(invocation.Json.Get<int>()).Select(message => message.Id);
                foreach (var id in ids) ledger.AddOrUpdate($"{name} {id}", 1, (_, count) => count + 1);
                return Task.CompletedTask;
            },
            new FunctionSettings { Unit = name, BatchSize = 4, Concurrency = 4, MaxAttempts = 3 },
            batch: true);
    }

    [Fact]
    public void Banner_ChaosIsOn_SaysSoLoudlyAndHowToRepeatIt()
    {
        var runtime = new FunctionRuntime("testshop", "dev", [], new TestTable("", []), null, null!, null!);
        var run = new RunFile(1, "dev", "http://localhost:1", "http://localhost:2", "token");

        Assert.Contains("CHAOS IS ON", Banner.Text(runtime, run, ChaosSpec.Read("throw=1%,seed=42")), StringComparison.Ordinal);
        Assert.Contains("--chaos throw=1%,seed=42", Banner.Text(runtime, run, ChaosSpec.Read("throw=1%,seed=42")), StringComparison.Ordinal);
        Assert.DoesNotContain("chaos", Banner.Text(runtime, run, null), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task App_ChaosInItsSettings_IsShown()
    {
        await using var app = await RunningApp.StartAsync();
        Assert.False((await app.AdminAsync(HttpMethod.Get, "/api/app")).TryGetProperty("chaos", out _));
        await app.StopAsync();
        await File.WriteAllTextAsync(Path.Combine(app.Folder, "appsettings.json"), """{ "chaos": "throw=1%,seed=42" }""", TestContext.Current.CancellationToken);

        await app.StartAsync();

        Assert.Equal("throw=1%,seed=42", (await app.AdminAsync(HttpMethod.Get, "/api/app")).GetProperty("chaos").GetString());
    }

    /// <summary>What is decided of messages, one after the other.</summary>
    private static async Task<string> DecisionsAsync(string asked, string name, int count = 12)
    {
        using var store = await TemporaryStore.OpenAsync();
        var function = TestTable.Function(name, new QueueFunctionTrigger("orders"), _ => Task.CompletedTask);
        var chaos = new FunctionChaos(ChaosSpec.Read(asked)!, function);
        List<string> decisions = [];
        for (var i = 0; i < count; i++)
        {
            var message = new LeasedMessage(store.Orders.Create($"{i}", [], TimeSpan.Zero), Lease: 1, Attempt: 1, default);
            List<Verdict> later = [];
            chaos.Receive([message], later);
            var wait = later.Count == 0 ? "" : $"{later[0].Wait.TotalMilliseconds:0}ms ";
            var fault = "";
            try
            {
                await chaos.Choose([message]).Event!(null!);
            }
            catch (ChaosException thrown)
            {
                fault = thrown.Message.Contains("before", StringComparison.Ordinal) ? "before " : "after ";
            }

            var verdict = chaos.Settle(message.Acknowledge());
            decisions.Add($"{wait}{fault}{(verdict.Kind == VerdictKind.Release ? "again" : "")}".Trim());
        }

        return string.Join(", ", decisions);
    }

    private static async Task<RunningApp> StartAsync(string chaos, params FunctionDescriptor[] functions)
    {
        var app = await RunningApp.StartAsync();
        await app.StopAsync();
        app.Arguments = ["--chaos", chaos];
        app.Functions = functions;
        await app.StartAsync();
        return app;
    }

    private FunctionDescriptor Consumer() => TestTable.Function("consumer", new QueueFunctionTrigger("orders"), async invocation =>
    {
        var message = invocation.ReadMessage(invocation.Json.Get<int>());
        await _seen.Writer.WriteAsync((message.Id, message.Attempt));
    });

    private Task<(string Id, int Attempt)> SeenAsync() => _seen.Reader.ReadAsync().InTimeAsync();

    private async Task<List<(string Id, int Attempt)>> DrainAsync()
    {
        _seen.Writer.Complete();
        return await _seen.Reader.ReadAllAsync().ToListAsync();
    }

    private static IQueue<int> Orders(RunningApp app) => app.Services.GetRequiredKeyedService<IQueue<int>>("orders");

    private static async Task<System.Text.Json.JsonElement> QueueAsync(RunningApp app) => (await app.AdminAsync(HttpMethod.Get, "/api/queues"))[0];

    /// <summary>Lets time pass until nothing waits in any queue.</summary>
    private static Task EmptyAsync(RunningApp app, TimeSpan step = default) => InTime.UntilAsync(async () =>
    {
        app.Time.Advance(step);
        var queues = await app.AdminAsync(HttpMethod.Get, "/api/queues");
        return queues.EnumerateArray().All(queue => queue.GetProperty("visible").GetInt32() + queue.GetProperty("inFlight").GetInt32() + queue.GetProperty("delayed").GetInt32() == 0);
    });
}
