using System.Globalization;
using System.Text.Json;

namespace MultiCloud.Conformance;

public abstract class TopicSuite(TargetFixture fixture) : ConformanceSuite(fixture)
{
    [Case("topic.fan-out", "Every subscribed function gets its own copy of an event")]
    public async Task Publish_Event_ReachesEverySubscriber()
    {
        var key = NewKey();
        await PublishAsync(new SizeMeasured(key, Value: 42));
        var entries = await Ledger.WaitForAsync(key, count: 2);
        Assert.Equal(["sizes-first", "sizes-second"], entries.Select(entry => entry.Function).Order(StringComparer.Ordinal));
        Assert.All(entries, entry => Assert.Equal("42", entry["value"]));
    }

    [Case("topic.attributes", "An event has the CloudEvents attributes id, source, type, subject and time")]
    public async Task Publish_Event_HasAttributes()
    {
        var key = NewKey();
        var before = TimeProvider.System.GetUtcNow();
        var ids = await PublishAsync(new SizeMeasured(key), subject: "boxes/7");
        var entry = (await Ledger.WaitForAsync(key, count: 2)).Single(entry => entry.Function == "sizes-first");
        Assert.Equal(Assert.Single(ids), entry["id"]);
        Assert.Equal($"/conformance/{Target.Stage}/http", entry["source"]);
        Assert.Equal("conformance.size-measured", entry["type"]);
        Assert.Equal("boxes/7", entry["subject"]);
        Assert.InRange(DateTimeOffset.Parse(entry["time"]!, CultureInfo.InvariantCulture), before - TimeSpan.FromSeconds(2), entry.At + TimeSpan.FromSeconds(2));
    }

    [Case("topic.attempts", "Attempts of one subscriber do not concern the other; its dead letter names it")]
    public async Task Throw_InOneSubscriber_OnlyItIsTriedAgain()
    {
        Needs(Capability.DeadLetters);
        var key = NewKey();
        await PublishAsync(new SizeMeasured(key, Fails: "first"));
        var letter = await Target.WaitForDeadLetterAsync("sizes-first", key);
        Assert.Equal(("sizes-first", 2), (letter.Function, letter.Attempts));
        Assert.Equal(["1", "2"], Ledger.Of(key).Where(entry => entry.Function == "sizes-first").Select(entry => entry["attempt"]));
        Assert.Single(Ledger.Of(key), entry => entry.Function == "sizes-second");
        Assert.DoesNotContain(await Target.GetDeadLettersAsync("sizes-second"), other => other.Text.Contains(key, StringComparison.Ordinal));
    }

    [Case("topic.reject", "Reject sends an event to the dead letters of that subscriber at once")]
    public async Task Reject_IsDeadLetterAtOnce()
    {
        Needs(Capability.DeadLetters);
        var key = NewKey();
        await PublishAsync(new SizeMeasured(key, Fails: "reject"));
        Assert.Equal(1, (await Target.WaitForDeadLetterAsync("sizes-first", key)).Attempts);
        Assert.Single(Ledger.Of(key), entry => entry.Function == "sizes-first");
    }

    [Case("topic.own-id", "A publisher's own id is the event's id, the same for all subscribers and on duplicates")]
    public async Task Publish_OwnId_IsKept()
    {
        var key = NewKey();
        await PublishAsync(new SizeMeasured(key), id: key);
        await PublishAsync(new SizeMeasured(key), id: key);
        var entries = await Ledger.WaitForAsync(key, count: 4);
        Assert.All(entries.Where(entry => entry.Function == "sizes-first"), entry => Assert.Equal(key, entry["id"]));
        Assert.All(entries, entry => Assert.Equal(key, entry.TriggerId));
    }

    [Case("topic.unheard", "Publishing to a topic without subscribers succeeds")]
    public async Task Publish_WithoutSubscriber_Succeeds() =>
        Assert.Single((await Http.PostAsync<PublishCommand, SendAnswer>("/publish", new PublishCommand("unheard", [new SizeMeasured("nobody")]))).Ids);

    [Case("topic.many", "Many events in one call all arrive, also in a function that takes a list")]
    public async Task PublishMany_AllArrive()
    {
        var key = NewKey();
        var answer = await Http.PostAsync<PublishCommand, SendAnswer>(
            "/publish", new PublishCommand("many-sizes", [.. Enumerable.Range(0, 12).Select(number => new SizeMeasured(key, number == 3 ? "many" : null, number))]));
        var entries = await Ledger.WaitForAsync(key, count: 13);
        Assert.Equal(12, entries.Select(entry => entry["value"]).Distinct().Count());
        Assert.Equal(answer.Ids.Order(StringComparer.Ordinal), entries.Select(entry => entry["id"]!).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(["1", "2"], entries.Where(entry => entry["value"] == "3").Select(entry => entry["attempt"]));
    }

    [Case("topic.foreign", "A CloudEvent from a foreign publisher keeps its attributes")]
    public async Task Foreign_CloudEvent_KeepsAttributes()
    {
        var key = NewKey();
        await Target.PublishAsync("sizes", JsonSerializer.Serialize(new
        {
            specversion = "1.0",
            id = $"id-{key}",
            source = "/elsewhere",
            type = "elsewhere.measured",
            subject = "far",
            time = "2026-01-02T03:04:05Z",
            data = new { key, value = 9 },
        }));
        var entry = (await Ledger.WaitForAsync(key, count: 2)).Single(entry => entry.Function == "sizes-first");
        Assert.Equal(($"id-{key}", "/elsewhere", "elsewhere.measured", "far", "9"), (entry["id"], entry["source"], entry["type"], entry["subject"], entry["value"]));
    }

    [Case("topic.limit", "An event over 48,000 bytes with its envelope is refused before anything is published")]
    public async Task Publish_OverLimit_IsRefused()
    {
        var answer = await Http.PostAsync<PublishCommand, SendAnswer>("/publish", new PublishCommand("sizes", [new SizeMeasured(new string('k', 48_000))]));
        Assert.Equal(nameof(BindingLimitException), answer.Error);
    }

    [Case("topic.trace", "The publisher's trace continues in every subscriber")]
    public async Task Trace_OfPublisher_Continues()
    {
        const string trace = "1af7651916cd43dd8448eb211c80319c";
        var key = NewKey();
        await Http.PostAsync<PublishCommand, SendAnswer>("/publish", new PublishCommand("sizes", [new SizeMeasured(key)]), $"00-{trace}-b7ad6b7169203331-01");
        Assert.All(await Ledger.WaitForAsync(key, count: 2), entry => Assert.Contains(trace, entry.TraceParent, StringComparison.Ordinal));
    }

    [Case("topic.payload", "Text of any script and control characters arrive unchanged in every subscriber's copy")]
    public async Task Publish_Unicode_ArrivesUnchanged()
    {
        const string text = "grüße 世界 😀 \u0001\u001f \u2028 \"quoted\" \\ </script> \r\n\t";
        var key = NewKey();
        await PublishAsync(new SizeMeasured(key, Note: text));
        Assert.Equal(text, (await Ledger.WaitForAsync(key, count: 2)).Single(entry => entry.Function == "sizes-first")["note"]);
    }

    [Case("topic.option-limits", "A subject of over 200 characters or with control characters, and an id that is not printable ASCII, are refused")]
    public async Task Publish_OptionOutOfRange_IsRefused()
    {
        foreach (var command in new[]
        {
            new PublishCommand("sizes", [new SizeMeasured("never")], Subject: new string('s', 201)),
            new PublishCommand("sizes", [new SizeMeasured("never")], Subject: "two\nlines"),
            new PublishCommand("sizes", [new SizeMeasured("never")], Subject: ""),
            new PublishCommand("sizes", [new SizeMeasured("never")], Id: "grüße"),
            new PublishCommand("sizes", [new SizeMeasured("never")], Id: new string('i', 201)),
        })
            Assert.Equal(nameof(BindingLimitException), (await Http.PostAsync<PublishCommand, SendAnswer>("/publish", command)).Error);
    }

    private async Task<string[]> PublishAsync(SizeMeasured measured, string? id = null, string? subject = null)
    {
        var answer = await Http.PostAsync<PublishCommand, SendAnswer>("/publish", new PublishCommand("sizes", [measured], id, subject));
        Assert.True(answer.Error is null, answer.Message);
        return answer.Ids;
    }
}
