namespace MultiCloud.Conformance.App;

/// <summary>Functions on a schedule. Cases fire them by hand, except for the one of every minute.</summary>
public sealed class Ticks(Ledger ledger)
{
    [TimerTrigger("30 4 1 1 *", TimeZone = "Asia/Shanghai")]
    public void Yearly(TimerTick tick, InvocationContext context) => Write(tick, context);

    [TimerTrigger("30 4 2 1 *")]
    public Task Failing(TimerTick tick, InvocationContext context)
    {
        Write(tick, context);
        throw new InvalidOperationException("the tick failed");
    }

    [TimerTrigger("* * * * *")]
    public void Minutely(TimerTick tick, InvocationContext context) => Write(tick, context);

    /// <summary>Takes longer than the time between two ticks fired by hand.</summary>
    [TimerTrigger("30 4 3 1 *")]
    public async Task Slow(TimerTick tick, InvocationContext context, CancellationToken ct)
    {
        ledger.Write(context, "started", tick.Id);
        await Task.Delay(TimeSpan.FromMilliseconds(600), ct);
        ledger.Write(context, "finished", tick.Id);
    }

    /// <summary>Due at a time that the clocks of its zone skip in spring and have twice in autumn.</summary>
    [TimerTrigger("30 2 * * *", TimeZone = "Europe/Berlin")]
    public void Nightly(TimerTick tick, InvocationContext context) => Write(tick, context);

    /// <summary>Every thirteenth, and every Friday.</summary>
    [TimerTrigger("0 0 13 * 5")]
    public void Unlucky(TimerTick tick, InvocationContext context) => Write(tick, context);

    private void Write(TimerTick tick, InvocationContext context) =>
        ledger.Write(context, "ran", tick.Id, ("scheduled", tick.ScheduledTime));
}
