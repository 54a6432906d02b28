namespace MultiCloud.Conformance;

public abstract class QueueBatchSuite(TargetFixture fixture) : ConformanceSuite(fixture)
{
    [Case("batch.deliver", "A function that takes a list gets every message once, at most ten at a time")]
    public async Task Batch_EveryMessageOnce()
    {
        var key = NewKey();
        await Http.SendJobsAsync("batches", [.. Enumerable.Range(0, 23).Select(number => new Job(key, Text: $"{number}"))]);
        await Ledger.WaitForAsync(key, count: 23);
        var entries = await Ledger.AfterQuietPeriodAsync(key);
        Assert.Equal(23, entries.Count);
        Assert.Equal(23, entries.Select(entry => entry["text"]).Distinct().Count());
        Assert.All(entries, entry => Assert.InRange(int.Parse(entry["batch"]!, System.Globalization.CultureInfo.InvariantCulture), 1, 10));
    }

    [Case("batch.partial", "The messages of a batch settle one by one: only those that failed come again")]
    public async Task Batch_OneFails_OnlyItComesAgain()
    {
        Needs(Capability.DeadLetters);
        var (good, again, bad) = (NewKey(), NewKey(), NewKey());
        await Http.SendJobsAsync("batches", [new Job(good), new Job(again, "retry-once"), new Job(bad, "reject"), new Job(good, Text: "2")]);

        await Ledger.WaitForAsync(again, count: 2);
        Assert.Equal(1, (await Target.WaitForDeadLetterAsync("batches", bad)).Attempts);
        Assert.Equal(2, (await Ledger.AfterQuietPeriodAsync(good)).Count);
        Assert.Equal(["1", "2"], Ledger.Of(again).Select(entry => entry["attempt"]));
        Assert.Single(Ledger.Of(bad));
    }

    [Case("batch.throw", "A throw fails the unsettled messages of a batch")]
    public async Task Batch_Throw_FailsAll()
    {
        var key = NewKey();
        await Http.SendJobAsync("batches", new Job(key, "throw-once"));
        Assert.Equal(["1", "2"], (await Ledger.WaitForAsync(key, count: 2)).Select(entry => entry["attempt"]));
    }

    [Case("batch.unreadable", "An unreadable message is a dead letter and does not hold back the others of its batch")]
    public async Task Batch_OneUnreadable_OthersAreHandled()
    {
        Needs(Capability.DeadLetters);
        var (good, bad) = (NewKey(), NewKey());
        await Target.SendToQueueAsync("batches", $$"""{ "key": "{{bad}}", "bytes": 17 }""");
        await Http.SendJobAsync("batches", new Job(good));
        await Ledger.WaitForAsync(good);
        await Target.WaitForDeadLetterAsync("batches", bad);
        Assert.Empty(Ledger.Of(bad));
    }

    [Case("batch.single", "A message alone is a batch of one")]
    public async Task Batch_OfOne_IsDelivered()
    {
        var key = NewKey();
        await Http.SendJobAsync("batches", new Job(key));
        Assert.NotNull(Assert.Single(await Ledger.WaitForAsync(key))["batch"]);
    }

    [Case("batch.deadline", "One deadline covers a batch: what was settled before it stays settled, the rest comes again")]
    public async Task Batch_PastItsDeadline_OnlyTheUnsettledComeAgain()
    {
        var key = NewKey();
        await Http.SendJobsAsync("slow-batches", [.. Enumerable.Range(0, 3).Select(_ => new Job(key, Text: "quick")), new Job(key, Text: "slow")]);
        await Ledger.WaitForAsync(entry => entry.Key == key && entry["attempt"] == "2", 1, $"the second attempt of '{key}'", () => Ledger.Of(key));
        var entries = await Ledger.AfterQuietPeriodAsync(key);
        Assert.Equal(["1", "2"], entries.Where(entry => entry["text"] == "slow").Select(entry => entry["attempt"]));
        Assert.Equal(["1", "1", "1"], entries.Where(entry => entry["text"] == "quick").Select(entry => entry["attempt"]));
    }
}
