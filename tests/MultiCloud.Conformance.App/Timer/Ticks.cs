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

    private void Write(TimerTick tick, InvocationContext context) =>
        ledger.Write(context, "ran", tick.Id, ("scheduled", tick.ScheduledTime));
}
