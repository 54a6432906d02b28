namespace MultiCloud.Conformance;

public abstract class QueueSettlementSuite(TargetFixture fixture) : ConformanceSuite(fixture)
{
    [Case("queue.reject", "Reject sends a message to the dead letters at once, with the reason")]
    public async Task Reject_IsDeadLetterAtOnce() => await RejectedAtOnceAsync("reject");

    [Case("queue.reject-exception", "RejectException does the same")]
    public async Task RejectException_IsDeadLetterAtOnce() => await RejectedAtOnceAsync("reject-exception");

    [Case("queue.retry", "Retry fails the attempt without a throw")]
    public async Task Retry_ComesAgain()
    {
        var key = NewKey();
        await Http.SendJobAsync("jobs", new Job(key, "retry-once"));
        Assert.Equal(["1", "2"], (await Ledger.WaitForAsync(key, count: 2)).Select(entry => entry["attempt"]));
    }

    [Case("queue.settled", "A message settled as succeeded stays so when the function throws afterwards")]
    public async Task Succeed_ThenThrow_IsDone()
    {
        var key = NewKey();
        await Http.SendJobAsync("jobs", new Job(key, "succeed-then-throw"));
        await Ledger.WaitForAsync(key);
        Assert.Single(await Ledger.AfterQuietPeriodAsync(key));
    }

    private async Task RejectedAtOnceAsync(string verb)
    {
        Needs(Capability.DeadLetters);
        var key = NewKey();
        await Http.SendJobAsync("jobs", new Job(key, verb));
        var letter = await Target.WaitForDeadLetterAsync("jobs", key);
        Assert.Contains("the job is not wanted", letter.Reason, StringComparison.Ordinal);
        Assert.Equal(1, letter.Attempts);
        Assert.Single(Ledger.Of(key));
    }
}
