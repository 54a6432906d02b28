using System.Globalization;

namespace MultiCloud.Conformance;

/// <summary>Schedules at moments that do not come every day. Each case has an app of its own, whose clock begins shortly before one.</summary>
public abstract class ClockSuite(TargetFixture fixture) : ConformanceSuite(fixture)
{
    /// <summary>The start of an app takes a while; a tick in this time is not missed.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(6);

    [Case("timer.spring", "A tick at a time that the zone's clocks skip comes when they have been put forward, once")]
    public async Task Spring_SkippedTime_TicksOnceAfterTheGap()
    {
        Needs(Capability.Clock);
        Needs(Capability.Stop);
        var change = Utc("2026-03-29T01:00:00Z");
        await using var target = await Driver.StartAsync(change - Before);
        var tick = await target.Ledger.WaitForTickAsync("ticks-nightly", change);
        Assert.Equal(TimeSpan.FromHours(2), Scheduled(tick).Offset);
        await target.StopAsync();

        await StartAndPassAsync(target, Utc("2026-03-29T01:30:00Z"));
        Assert.Single(Ticks(target, "ticks-nightly"));
    }

    [Case("timer.autumn", "A tick at a time that the zone's clocks have twice comes the first time only")]
    public async Task Autumn_RepeatedTime_TicksOnce()
    {
        Needs(Capability.Clock);
        Needs(Capability.Stop);
        var first = Utc("2026-10-25T00:30:00Z");
        await using var target = await Driver.StartAsync(first - Before);
        var tick = await target.Ledger.WaitForTickAsync("ticks-nightly", first);
        Assert.Equal(TimeSpan.FromHours(2), Scheduled(tick).Offset);
        await target.StopAsync();

        await StartAndPassAsync(target, first + TimeSpan.FromHours(1));
        Assert.Single(Ticks(target, "ticks-nightly"));
    }

    [Case("timer.both-day-fields", "With a day of the month and a day of the week, a schedule ticks on either")]
    public async Task BothDayFields_TickOnEither()
    {
        Needs(Capability.Clock);
        Needs(Capability.Stop);
        var (tuesdayThe13th, fridayThe6th) = (Utc("2026-01-13T00:00:00Z"), Utc("2026-02-06T00:00:00Z"));
        await using var target = await Driver.StartAsync(tuesdayThe13th - Before);
        await target.Ledger.WaitForTickAsync("ticks-unlucky", tuesdayThe13th);
        await target.StopAsync();

        await target.StartAgainAsync(fridayThe6th - Before);
        await target.Ledger.WaitForTickAsync("ticks-unlucky", fridayThe6th);
    }

    [Case("timer.catch-up", "Ticks that were missed while the app did not run become one, the last of them")]
    public async Task Missed_Ticks_BecomeOne()
    {
        Needs(Capability.Clock);
        Needs(Capability.Stop);
        var before = Utc("2026-05-01T10:01:00Z");
        await using var target = await Driver.StartAsync(before - Before);
        await target.Ledger.WaitForTickAsync("ticks-minutely", before);
        await target.StopAsync();

        var last = Utc("2026-05-01T13:30:00Z");
        await target.StartAgainAsync(last + TimeSpan.FromSeconds(10));
        var caughtUp = await target.Ledger.WaitForTickAsync("ticks-minutely", last);
        Assert.Single(await target.Ledger.AfterQuietPeriodAsync(caughtUp.Key));
        Assert.Equal([before, last], Ticks(target, "ticks-minutely").Select(Scheduled));
    }

    /// <summary>Starts the app shortly before a moment and waits until it has passed: a function of every minute says so.</summary>
    private static async Task StartAndPassAsync(ITarget target, DateTimeOffset moment)
    {
        await target.StartAgainAsync(moment - Before);
        await target.Ledger.WaitForTickAsync("ticks-minutely", moment);
    }

    private static IReadOnlyList<LedgerEntry> Ticks(ITarget target, string function) => target.Ledger.Where(entry => entry.Function == function && entry.Step == "ran");

    private static DateTimeOffset Scheduled(LedgerEntry entry) => DateTimeOffset.Parse(entry["scheduled"]!, CultureInfo.InvariantCulture);

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
