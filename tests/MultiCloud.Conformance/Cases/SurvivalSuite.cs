namespace MultiCloud.Conformance;

/// <summary>Ends of processes, asked for or not. Each case has an app of its own.</summary>
public abstract class SurvivalSuite(TargetFixture fixture) : ConformanceSuite(fixture)
{
    [Case("survive.kill", "A message that was accepted before the process was killed is handled after a restart")]
    public async Task Kill_AcceptedMessages_AreHandledAfterRestart()
    {
        Needs(Capability.Kill);
        await using var target = await Driver.StartAsync();
        var key = NewKey();
        await target.Http.SendJobsAsync("jobs", [.. Enumerable.Range(0, 20).Select(number => new Job(key, Text: $"{number}"))], delaySeconds: 2);
        await target.KillAsync();
        Assert.Empty(target.Ledger.Of(key));

        await target.StartAgainAsync();
        var entries = await target.Ledger.WaitForAsync(key, count: 20);
        Assert.Equal(20, entries.Select(entry => entry["text"]).Distinct().Count());
    }

    [Case("survive.kill-in-flight", "A message in flight when the process was killed comes again")]
    public async Task Kill_InFlight_ComesAgain()
    {
        Needs(Capability.Kill);
        await using var target = await Driver.StartAsync();
        var key = NewKey();
        await target.Http.SendJobAsync("long-jobs", new Job(key, Text: "1000"));
        await target.Ledger.WaitForAsync(key, step: "started");
        await target.KillAsync();

        await target.StartAgainAsync();
        await target.Ledger.WaitForAsync(key, count: 2, step: "started");
        Assert.Single(await target.Ledger.WaitForAsync(key, step: "finished"));
    }

    [Case("survive.kill-events", "Events and objects that were accepted before a kill are handled and there after a restart")]
    public async Task Kill_EventsAndObjects_AreKept()
    {
        Needs(Capability.Kill);
        await using var target = await Driver.StartAsync();
        var (size, file) = (NewKey(), NewKey());
        await target.Http.PostAsync<PublishCommand, SendAnswer>("/publish", new PublishCommand("sizes", [new SizeMeasured(size)]));
        await target.Http.PostAsync<BucketCommand, BucketAnswer>("/bucket", new BucketCommand("put", $"in/{file}", "kept"u8.ToArray()));
        await target.KillAsync();

        await target.StartAgainAsync();
        await target.Ledger.WaitForAsync(entry => entry.Key == size && entry.Function == "sizes-first", 1, "sizes-first", () => target.Ledger.Of(size));
        await target.Ledger.WaitForAsync(entry => entry.Key == size && entry.Function == "sizes-second", 1, "sizes-second", () => target.Ledger.Of(size));
        await target.Ledger.WaitForAsync(file);
        var got = await target.Http.PostAsync<BucketCommand, BucketAnswer>("/bucket", new BucketCommand("get", $"in/{file}"));
        Assert.Equal("kept"u8.ToArray(), got.Bytes);
    }

    [Case("survive.stop", "A stop lets work in flight finish, and what finished does not come again")]
    public async Task Stop_InFlight_Finishes()
    {
        Needs(Capability.Stop);
        await using var target = await Driver.StartAsync();
        var key = NewKey();
        await target.Http.SendJobAsync("long-jobs", new Job(key, Text: "800"));
        await target.Ledger.WaitForAsync(key, step: "started");
        await target.StopAsync();
        Assert.Single(target.Ledger.Of(key), entry => entry.Step == "finished");

        await target.StartAgainAsync();
        Assert.Single(await target.Ledger.AfterQuietPeriodAsync(key, step: "started"));
    }

    [Case("survive.stop-request", "A stop lets a request in flight have its answer")]
    public async Task Stop_RequestInFlight_IsAnswered()
    {
        Needs(Capability.Stop);
        await using var target = await Driver.StartAsync();
        var key = NewKey();
        var request = target.Http.TextAsync($"/inspect/slowly/{key}");
        await target.Ledger.WaitForAsync(key, step: "started");
        await target.StopAsync();
        Assert.Equal("done", await request);
    }

    [Case("survive.dead-letters", "Dead letters are kept over a restart")]
    public async Task Restart_DeadLetters_AreKept()
    {
        Needs(Capability.DeadLetters);
        Needs(Capability.Kill);
        await using var target = await Driver.StartAsync();
        var key = NewKey();
        await target.Http.SendJobAsync("jobs", new Job(key, "reject"));
        var letter = await target.WaitForDeadLetterAsync("jobs", key);
        await target.KillAsync();

        await target.StartAgainAsync();
        Assert.Equal(letter, await target.WaitForDeadLetterAsync("jobs", key));
    }
}
