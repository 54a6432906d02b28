using System.Globalization;

namespace MultiCloud.Conformance;

public abstract class ScheduleSuite(TargetFixture fixture) : ConformanceSuite(fixture)
{
    [Case("timer.schedule", "A schedule of every minute ticks within the minute, at second zero")]
    public async Task Schedule_EveryMinute_Ticks()
    {
        var entries = await Ledger.WaitForAsync(
            entry => entry.Function == "ticks-minutely" && entry.Step == "ran", 1, "ticks-minutely", () => Ledger.Where(entry => entry.Trigger == "Timer"), TimeSpan.FromSeconds(75));
        var scheduled = DateTimeOffset.Parse(entries[0]["scheduled"]!, CultureInfo.InvariantCulture);
        Assert.Equal((0, 0), (scheduled.Second, scheduled.Millisecond));
        Assert.True(entries[0].At >= scheduled);
        Assert.Equal(entries.Count, entries.Select(entry => entry.Key).Distinct().Count());
    }
}
