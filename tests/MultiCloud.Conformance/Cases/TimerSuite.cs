using System.Globalization;

namespace MultiCloud.Conformance;

public abstract class TimerSuite(TargetFixture fixture) : ConformanceSuite(fixture)
{
    [Case("timer.tick", "A tick has its due time, in the schedule's zone, and the id {function}@{due time}")]
    public async Task Tick_HasTimeAndId()
    {
        Needs(Capability.FireTimer);
        var due = new DateTimeOffset(2031, 1, 1, 4, 30, 0, TimeSpan.FromHours(8));
        Assert.True((await Target.FireTimerAsync("ticks-yearly", due.ToUniversalTime())).Ok);

        var entry = await Ledger.WaitForTickAsync("ticks-yearly", due);
        var scheduled = DateTimeOffset.Parse(entry["scheduled"]!, CultureInfo.InvariantCulture);
        Assert.Equal((due, TimeSpan.FromHours(8)), (scheduled, scheduled.Offset));
        Assert.StartsWith("ticks-yearly@", entry.Key, StringComparison.Ordinal);
        Assert.Equal(due, DateTimeOffset.Parse(entry.Key["ticks-yearly@".Length..], CultureInfo.InvariantCulture));
        Assert.Equal(entry.Key, entry.TriggerId);
    }

    [Case("timer.failed", "A failed tick is reported and not repeated")]
    public async Task Tick_Failed_IsNotRepeated()
    {
        Needs(Capability.FireTimer);
        var due = new DateTimeOffset(2031, 1, 2, 4, 30, 0, TimeSpan.Zero);
        var outcome = await Target.FireTimerAsync("ticks-failing", due);
        Assert.False(outcome.Ok);
        Assert.Contains("the tick failed", outcome.ErrorMessage, StringComparison.Ordinal);

        var entry = await Ledger.WaitForTickAsync("ticks-failing", due);
        Assert.Single(await Ledger.AfterQuietPeriodAsync(entry.Key));
    }
}
