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

    [Case("timer.overlap", "Ticks of one function do not overlap")]
    public async Task Ticks_AtTheSameTime_RunOneAfterAnother()
    {
        Needs(Capability.FireTimer);
        var due = Enumerable.Range(0, 3).Select(day => new DateTimeOffset(2031, 1, 3 + day, 4, 30, 0, TimeSpan.Zero)).ToList();
        Assert.All(await Task.WhenAll(due.Select(tick => Target.FireTimerAsync("ticks-slow", tick))), outcome => Assert.True(outcome.Ok));
        var steps = await Ledger.WaitForAsync(entry => entry.Function == "ticks-slow" && entry.Step is "started" or "finished", 6, "steps of 'ticks-slow'", () => Ledger.Where(entry => entry.Function == "ticks-slow"));
        Assert.All(steps.Chunk(2), pair => Assert.Equal((pair[0].Key, "started", "finished"), (pair[1].Key, pair[0].Step, pair[1].Step)));
    }

    [Case("timer.trace-new", "Every tick begins a new trace")]
    public async Task Ticks_HaveTracesOfTheirOwn()
    {
        Needs(Capability.FireTimer);
        var due = Enumerable.Range(0, 2).Select(day => new DateTimeOffset(2033, 1, 3 + day, 4, 30, 0, TimeSpan.Zero)).ToList();
        foreach (var tick in due)
            await Target.FireTimerAsync("ticks-yearly", tick);
        var traces = new[] { (await Ledger.WaitForTickAsync("ticks-yearly", due[0])).TraceParent!, (await Ledger.WaitForTickAsync("ticks-yearly", due[1])).TraceParent! };
        Assert.All(traces, trace => Assert.Matches("^00-(?!0{32})[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$", trace));
        Assert.NotEqual(traces[0][3..35], traces[1][3..35]);
    }
}
