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
        await target.Http.SendJobAsync("long-jobs", new Job(key, Text: "5000"));
        await target.Ledger.WaitForAsync(key, step: "started");
        await target.KillAsync();

        await target.StartAgainAsync();
        await target.Ledger.WaitForAsync(key, count: 2, step: "started");
        Assert.Single(await target.Ledger.WaitForAsync(key, step: "finished"));
    }

    [Case("survive.kill-events", "Events that wait for another attempt when the process is killed come again, and become dead letters in the end")]
    public async Task Kill_WaitingEvents_ComeAgain()
    {
        Needs(Capability.Kill);
        Needs(Capability.DeadLetters);
        await using var target = await Driver.StartAsync();
        var (size, file) = (NewKey(), NewKey());
        await target.Http.PostAsync<PublishCommand, SendAnswer>("/publish", new PublishCommand("sizes", [new SizeMeasured(size, Fails: "first")]));
        await target.Http.PostAsync<BucketCommand, BucketAnswer>("/bucket", new BucketCommand("put", $"bad/{file}", "x"u8.ToArray()));
        await target.Ledger.WaitForAsync(size, count: 2);
        await target.Ledger.WaitForAsync(file);
        await target.KillAsync();

        await target.StartAgainAsync();
        await target.WaitForDeadLetterAsync("sizes-first", size);
        await target.WaitForDeadLetterAsync("watching-bad", file);
        Assert.True(target.Ledger.Of(size).Count(entry => entry.Function == "sizes-first") >= 2);
        Assert.True(target.Ledger.Of(file).Count >= 2);
    }

    [Case("survive.kill-rows", "A row whose write was answered is there after a kill, with its version; one that was deleted is not")]
    public async Task Kill_WrittenRows_AreKept()
    {
        Needs(Capability.Kill);
        await using var target = await Driver.StartAsync();
        var key = NewKey();
        await target.Http.PutRowAsync(key, "deleted");
        await target.Http.TableAsync(new("delete", key, "deleted"));
        var versions = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => target.Http.PutRowAsync(key, $"r{number}", $"{number}")));
        await target.KillAsync();

        await target.StartAgainAsync();
        for (var number = 0; number < versions.Length; number++)
        {
            var got = await target.Http.GetRowAsync(key, $"r{number}");
            Assert.Equal(($"{number}", versions[number]), (got.Value?.Text, got.Version));
        }

        Assert.False((await target.Http.GetRowAsync(key, "deleted")).Found);
    }

    [Case("survive.kill-objects", "An object whose write was answered is there after a kill")]
    public async Task Kill_StoredObject_IsKept()
    {
        Needs(Capability.Kill);
        await using var target = await Driver.StartAsync();
        var key = $"store/{NewKey()}";
        await target.Http.PostAsync<BucketCommand, BucketAnswer>("/bucket", new BucketCommand("put", key, "kept"u8.ToArray()));
        await target.KillAsync();

        await target.StartAgainAsync();
        var got = await target.Http.PostAsync<BucketCommand, BucketAnswer>("/bucket", new BucketCommand("get", key));
        Assert.Equal("kept"u8.ToArray(), got.Bytes!);
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

    [Case("survive.start-failure", "An app whose start fails ends, and says why in one message")]
    public async Task Start_Fails_SaysWhy()
    {
        Needs(Capability.StartFailure);
        var said = await Driver.StartFailingAsync("the case asked for it");
        Assert.Contains("the case asked for it", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }
}
