using System.Globalization;
using System.Text.Json;

namespace MultiCloud.Conformance;

public abstract class QueueDeliverySuite(TargetFixture fixture) : ConformanceSuite(fixture)
{
    /// <summary>The most a message may have with its envelope.</summary>
    private const int MessageLimit = 48_000;

    [Case("queue.deliver", "A message sent through IQueue reaches the queue's function once, as its first attempt")]
    public async Task Send_Message_IsDelivered()
    {
        var key = NewKey();
        var before = TimeProvider.System.GetUtcNow();
        var ids = await Http.SendJobAsync("jobs", new Job(key, Text: "hello"));

        var entry = Assert.Single(await Ledger.WaitForAsync(key));
        Assert.Equal("hello", entry["text"]);
        Assert.Equal("1", entry["attempt"]);
        Assert.Equal(Assert.Single(ids), entry["id"]);
        Assert.InRange(DateTimeOffset.Parse(entry["time"]!, CultureInfo.InvariantCulture), before - TimeSpan.FromSeconds(2), entry.At + TimeSpan.FromSeconds(2));
    }

    [Case("queue.deliver-bare", "A function may take the bare message type")]
    public async Task Send_ToBareFunction_IsDelivered()
    {
        var key = NewKey();
        await Http.SendJobAsync("notes", new Job(key, Text: "bare"));
        Assert.Equal("bare", (await Ledger.WaitForAsync(key))[0]["text"]);
    }

    [Case("queue.payload", "Text of any script, control characters and binary data arrive unchanged")]
    public async Task Send_UnicodeAndBytes_ArriveUnchanged()
    {
        var key = NewKey();
        const string text = "grüße 世界 😀 \u0000\u0001\u001f \u2028 \"quoted\" \\ </script> \r\n\t";
        var bytes = Enumerable.Range(0, 256).Select(number => (byte)number).ToArray();
        await Http.SendJobAsync("jobs", new Job(key, Text: text, Bytes: bytes));

        var entry = (await Ledger.WaitForAsync(key))[0];
        Assert.Equal(text, entry["text"]);
        Assert.Equal(bytes, Convert.FromBase64String(entry["bytes"]!));
    }

    [Case("queue.many", "Many messages in one call all arrive, and the report has an id for each")]
    public async Task SendMany_AllArrive()
    {
        var key = NewKey();
        var ids = await Http.SendJobsAsync("jobs", [.. Enumerable.Range(0, 25).Select(number => new Job(key, Text: $"{number}"))]);

        var entries = await Ledger.WaitForAsync(key, count: 25);
        Assert.Equal(Enumerable.Range(0, 25).Select(number => $"{number}").Order(StringComparer.Ordinal), entries.Select(entry => entry["text"]!).Order(StringComparer.Ordinal));
        Assert.Equal(ids, entries.OrderBy(entry => int.Parse(entry["text"]!, CultureInfo.InvariantCulture)).Select(entry => entry["id"]!));
    }

    [Case("queue.own-id", "A sender's own id is the message's id, the same on duplicates")]
    public async Task Send_OwnId_IsKeptOnDuplicates()
    {
        var key = NewKey();
        Assert.Equal([key], await Http.SendJobAsync("jobs", new Job(key, Text: "1"), id: key));
        Assert.Equal([key], await Http.SendJobAsync("jobs", new Job(key, Text: "2"), id: key));
        Assert.All(await Ledger.WaitForAsync(key, count: 2), entry => Assert.Equal(key, entry["id"]));
    }

    [Case("queue.delay", "A delayed message does not come before its time")]
    public async Task Send_Delayed_ComesNotBefore()
    {
        var key = NewKey();
        var sent = TimeProvider.System.GetUtcNow();
        await Http.SendJobAsync("jobs", new Job(key), delaySeconds: 1.2);
        var entry = (await Ledger.WaitForAsync(key))[0];
        Assert.True(entry.At - sent >= TimeSpan.FromSeconds(2), $"A delay of 1.2 s counts as 2 s; it came after {(entry.At - sent).TotalSeconds} s.");
    }

    [Case("queue.limit", "A message over 48,000 bytes with its envelope is refused before anything is sent, naming size and limit")]
    public async Task Send_OverLimit_IsRefused()
    {
        var key = NewKey();
        await Http.SendJobAsync("jobs", new Job(key, Text: new string('a', MessageLimit - 1000)));
        Assert.Equal($"{MessageLimit - 1000}", (await Ledger.WaitForAsync(key))[0]["size"]);

        var over = NewKey();
        foreach (var jobs in new Job[][] { [Big(over)], [new Job(over), Big(over)] })
        {
            var answer = await Http.PostAsync<SendCommand, SendAnswer>("/send", new SendCommand("jobs", jobs));
            Assert.Equal(nameof(BindingLimitException), answer.Error);
            Assert.Matches("48[,.]?000", answer.Message!);
        }

        Assert.Empty(await Ledger.AfterQuietPeriodAsync(over));

        static Job Big(string key) => new(key, Text: new string('a', MessageLimit));
    }

    [Case("queue.option-limits", "A delay over 15 minutes and an id that is not printable ASCII are refused")]
    public async Task Send_OptionOutOfRange_IsRefused()
    {
        foreach (var command in new[]
        {
            new SendCommand("jobs", [new Job("never")], DelaySeconds: 901),
            new SendCommand("jobs", [new Job("never")], DelaySeconds: -1),
            new SendCommand("jobs", [new Job("never")], Id: "grüße"),
            new SendCommand("jobs", [new Job("never")], Id: new string('i', 201)),
        })
            Assert.Equal(nameof(BindingLimitException), (await Http.PostAsync<SendCommand, SendAnswer>("/send", command)).Error);
    }

    [Case("queue.foreign", "Bare JSON from a foreign sender is the message, and it has an id")]
    public async Task Foreign_BareJson_IsTheMessage()
    {
        var key = NewKey();
        await Target.SendToQueueAsync("jobs", $$"""{ "key": "{{key}}", "text": "from afar" }""");
        var entry = (await Ledger.WaitForAsync(key))[0];
        Assert.Equal("from afar", entry["text"]);
        Assert.False(string.IsNullOrEmpty(entry["id"]));
    }

    [Case("queue.cloudevent", "CloudEvents text from a foreign sender gives id, time and data")]
    public async Task Foreign_CloudEvent_GivesIdTimeAndData()
    {
        var key = NewKey();
        await Target.SendToQueueAsync("jobs", JsonSerializer.Serialize(new
        {
            specversion = "1.0",
            id = $"id-{key}",
            source = "/elsewhere",
            type = "elsewhere.job",
            time = "2026-01-02T03:04:05Z",
            datacontenttype = "application/json",
            data = new { key, text = "wrapped" },
        }));
        var entry = (await Ledger.WaitForAsync(key))[0];
        Assert.Equal($"id-{key}", entry["id"]);
        Assert.Equal("wrapped", entry["text"]);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), DateTimeOffset.Parse(entry["time"]!, CultureInfo.InvariantCulture));
    }

    [Case("queue.trace", "The sender's trace continues in the consumer")]
    public async Task Trace_OfSender_Continues()
    {
        const string trace = "0af7651916cd43dd8448eb211c80319c";
        var key = NewKey();
        await Http.SendJobAsync("jobs", new Job(key), traceParent: $"00-{trace}-b7ad6b7169203331-01");
        Assert.Contains(trace, (await Ledger.WaitForAsync(key))[0].TraceParent, StringComparison.Ordinal);
    }

    [Case("queue.trace-new", "A message of a foreign sender begins a new trace")]
    public async Task Trace_OfForeignSender_IsNew()
    {
        var (first, second) = (NewKey(), NewKey());
        foreach (var key in (string[])[first, second])
            await Target.SendToQueueAsync("jobs", $$"""{ "key": "{{key}}" }""");
        var traces = new[] { (await Ledger.WaitForAsync(first))[0].TraceParent!, (await Ledger.WaitForAsync(second))[0].TraceParent! };
        Assert.All(traces, trace => Assert.Matches("^00-(?!0{32})[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$", trace));
        Assert.NotEqual(traces[0][3..35], traces[1][3..35]);
    }
}
