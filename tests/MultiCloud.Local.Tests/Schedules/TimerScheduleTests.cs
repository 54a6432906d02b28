using CsCheck;
using MultiCloud.Hosting;
using MultiCloud.Local.Schedules;

namespace MultiCloud.Local.Tests.Schedules;

public sealed class TimerScheduleTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 27, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Latest_AnySchedule_IsTheLastThatWalkingFinds()
    {
        var schedule = Gen.OneOf("* * * * *", "*/7 * * * *", "30 2 * * *", "0 3 * * 1", "0 0 1 1 *", "*/20 * * * * *");
        Gen.Select(schedule, Gen.Int[0, 5 * 86_400], Gen.Int[0, 5 * 86_400]).Sample((cron, after, length) =>
        {
            var timer = TimerSchedule.Of("tick", new TimerFunctionTrigger(cron, "Europe/Berlin"));
            var (from, until) = (Start.AddSeconds(after), Start.AddSeconds(after + (cron.Length > 11 ? length / 50 : length)));
            DateTimeOffset? walked = null;
            for (var next = timer.Next(from); next <= until; next = timer.Next(next.Value)) walked = next;

            Assert.Equal(walked, timer.Latest(from, until));
        }, iter: 100);
    }

    [Theory]
    [InlineData("61 * * * *", "UTC", "61 * * * *")]
    [InlineData("0 3 * * *", "Mars/Olympus", "Mars/Olympus")]
    public void Of_NotValid_SaysWhatAndWhose(string cron, string zone, string found)
    {
        var error = Assert.Throws<StartupException>(() => TimerSchedule.Of("tick", new TimerFunctionTrigger(cron, zone)));

        Assert.Contains(found, error.Message, StringComparison.Ordinal);
        Assert.Contains("'tick'", error.Message, StringComparison.Ordinal);
    }
}
