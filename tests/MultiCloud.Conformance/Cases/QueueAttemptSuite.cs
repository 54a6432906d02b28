namespace MultiCloud.Conformance;

public abstract class QueueAttemptSuite(TargetFixture fixture) : ConformanceSuite(fixture)
{
    [Case("queue.attempts", "A throw fails the attempt: the message comes again, numbered, with a wait of at least a second, and after the last it is a dead letter")]
    public async Task Throw_Always_BecomesDeadLetterAfterLastAttempt()
    {
        Needs(Capability.DeadLetters);
        var key = NewKey();
        await Http.SendJobAsync("jobs", new Job(key, "throw"));

        var letter = await Target.WaitForDeadLetterAsync("jobs", key);
        Assert.Equal("jobs-run", letter.Function);
        Assert.Equal(3, letter.Attempts);
        Assert.Contains("the job asked for it", letter.Reason, StringComparison.Ordinal);

        var entries = Ledger.Of(key);
        Assert.Equal(["1", "2", "3"], entries.Select(entry => entry["attempt"]));
        Assert.Equal([1, 2, 3], entries.Select(entry => entry.Attempt));
        Assert.Single(entries.Select(entry => entry["id"]).Distinct());
        Assert.Equal(3, entries.Select(entry => entry.Invocation).Distinct().Count());
        Assert.All(entries.Zip(entries.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= TimeSpan.FromSeconds(0.95)));
    }

    [Case("queue.recovery", "A message that fails once and then succeeds is done")]
    public async Task Throw_Once_ThenSucceeds()
    {
        Needs(Capability.DeadLetters);
        var key = NewKey();
        await Http.SendJobAsync("jobs", new Job(key, "throw-once"));
        await Ledger.WaitForAsync(key, count: 2);
        Assert.Equal(2, (await Ledger.AfterQuietPeriodAsync(key)).Count);
        Assert.DoesNotContain(await Target.GetDeadLettersAsync("jobs"), letter => letter.Text.Contains(key, StringComparison.Ordinal));
    }

    [Case("queue.success", "A message that succeeded does not come again")]
    public async Task Success_DoesNotComeAgain()
    {
        var key = NewKey();
        await Http.SendJobAsync("jobs", new Job(key));
        await Ledger.WaitForAsync(key);
        Assert.Single(await Ledger.AfterQuietPeriodAsync(key));
    }

    [Case("queue.deadline", "A passed deadline is a failed attempt")]
    public async Task Deadline_Passed_IsFailedAttempt()
    {
        var key = NewKey();
        await Http.SendJobAsync("slow-jobs", new Job(key));
        Assert.Equal(["1", "2"], (await Ledger.WaitForAsync(key, count: 2)).Select(entry => entry["attempt"]));
    }

    [Case("queue.deadline-sleeping", "A function that sleeps past its deadline fails the attempt, and the message comes again when it has ended")]
    public Task Deadline_Sleeping_IsFailedAttempt() => DeadlineIgnoredAsync("sleep");

    [Case("queue.deadline-spinning", "So does a function that keeps its processor busy; other queues are served meanwhile")]
    public Task Deadline_Spinning_IsFailedAttempt() => DeadlineIgnoredAsync("spin");

    [Case("queue.unreadable", "A message that is not JSON of the type is a dead letter at once, and the function is not called")]
    public async Task Unreadable_IsDeadLetterAtOnce()
    {
        Needs(Capability.DeadLetters);
        var key = NewKey();
        await Target.SendToQueueAsync("jobs", $$"""{ "key": "{{key}}", "bytes": 17 }""");
        var letter = await Target.WaitForDeadLetterAsync("jobs", key);
        Assert.Equal(1, letter.Attempts);
        Assert.Contains("bytes", letter.Reason, StringComparison.Ordinal);
        Assert.Empty(Ledger.Of(key));
    }

    [Case("queue.redrive", "A dead letter that is sent again reaches its function again, under its id")]
    public async Task Redrive_DeadLetter_IsDeliveredAgain()
    {
        Needs(Capability.DeadLetters);
        var key = NewKey();
        await Http.SendJobAsync("broken-jobs", new Job(key));
        var letter = await Target.WaitForDeadLetterAsync("broken-jobs", key);

        await Target.PutObjectAsync("things", $"mended/{key}", "x"u8.ToArray());
        await Target.RedriveAsync(letter);
        var entries = await Ledger.WaitForAsync(key, count: 2);
        Assert.Equal(entries[0]["id"], entries[1]["id"]);
        Assert.Equal("1", entries[1]["attempt"]);
        Assert.Equal(2, (await Ledger.AfterQuietPeriodAsync(key)).Count);
        Assert.DoesNotContain(await Target.GetDeadLettersAsync("broken-jobs"), other => other.Text.Contains(key, StringComparison.Ordinal));
    }

    private async Task DeadlineIgnoredAsync(string how)
    {
        var (key, other) = (NewKey(), NewKey());
        await Http.SendJobAsync("stubborn-jobs", new Job(key, Text: how));
        await Ledger.WaitForAsync(key);
        await Http.SendJobAsync("jobs", new Job(other));
        var served = (await Ledger.WaitForAsync(other))[0];
        var ran = await Ledger.WaitForAsync(key, count: 2);
        var ended = (await Ledger.WaitForAsync(key, step: "ended"))[0];
        Assert.Equal(["1", "2"], ran.Select(entry => entry["attempt"]));
        Assert.True(ended.At <= ran[1].At, "The second attempt began while the first still ran.");
        Assert.True(served.At < ended.At, "Another queue waited for the function that did not end.");
        Assert.Equal(2, (await Ledger.AfterQuietPeriodAsync(key)).Count);
    }
}
