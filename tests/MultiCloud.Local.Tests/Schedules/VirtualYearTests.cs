using System.Globalization;
using MultiCloud.Hosting;
using MultiCloud.Local.Schedules;

namespace MultiCloud.Local.Tests.Schedules;

/// <summary>A year of many timers, with both changes of the clock in every zone; Cronos is the oracle.</summary>
public sealed class VirtualYearTests
{
    private const int Schedules = 1000;

    /// <summary>The clock changes by one hour in the first two, in the southern spring in the third, by half an hour in the fourth, at midnight in the last.</summary>
    private static readonly string[] Zones = ["Europe/Berlin", "America/New_York", "Pacific/Auckland", "Australia/Lord_Howe", "America/Santiago"];

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset End = Start.AddYears(1);

    [Fact]
    public void Ticks_ThousandSchedules_NoneIsMissedOrDoubled()
    {
        var random = new Random(20260101);
        var ticks = 0;
        for (var i = 0; i < Schedules; i++)
        {
            var (cron, zone) = (Cron(random), Zones[i % Zones.Length]);
            var expected = Cronos.CronExpression.Parse(cron).GetOccurrences(Start, End, TimeZoneInfo.FindSystemTimeZoneById(zone)).Select(tick => tick.UtcDateTime).ToList();

            var actual = Ticks(TimerSchedule.Of("tick", new TimerFunctionTrigger(cron, zone)), random);

            Assert.True(expected.SequenceEqual(actual), $"'{cron}' in {zone}: missed {string.Join(", ", expected.Except(actual).Take(3))}; added {string.Join(", ", actual.Except(expected).Take(3))}");
            ticks += actual.Count;
        }

        Assert.True(ticks > 100_000, $"Only {ticks} ticks were compared.");
    }

    /// <summary>As the loop walks: to the next tick, and now and then, after a pause, to the last one that was due meanwhile.</summary>
    private static List<DateTime> Ticks(TimerSchedule schedule, Random random)
    {
        var ticks = new List<DateTime>();
        for (var next = schedule.Next(Start.AddTicks(-1)); next < End; next = schedule.Next(next.Value))
        {
            if (random.Next(200) == 0) Assert.Equal(next, schedule.Latest(Start.AddTicks(-1), next.Value));
            ticks.Add(next.Value.UtcDateTime);
        }

        return ticks;
    }

    private static string Cron(Random random)
    {
        var minute = Pick(random, Number(random, 60), $"{Number(random, 30)},{30 + random.Next(30)}", "*/20");
        var hour = Pick(random, Number(random, 4), Number(random, 24), "*", $"{random.Next(3)}-{3 + random.Next(10)}", "*/6");
        var (day, weekday) = random.Next(3) switch { 0 => ("*", "*"), 1 => (Number(random, 28, from: 1), "*"), _ => ("*", Pick(random, "MON-FRI", "SUN", Number(random, 7))) };
        return $"{minute} {hour} {day} {Pick(random, "*", "*", "3,4,9-11")} {weekday}";
    }

    private static string Number(Random random, int count, int from = 0) => (from + random.Next(count)).ToString(CultureInfo.InvariantCulture);

    private static string Pick(Random random, params string[] of) => of[random.Next(of.Length)];
}
