using CsCheck;

namespace MultiCloud.Model.Tests.Cron;

/// <summary>
/// Cronos as the oracle. It wants both day fields to match where we follow POSIX, so with both set its answer is
/// the earlier of two expressions with one day field each.
/// </summary>
public class CronOracleTests
{
    private static readonly string[] Zones =
    [
        "UTC", "Europe/Berlin", "America/New_York", "America/St_Johns", "America/Sao_Paulo", "Asia/Shanghai", "Asia/Kolkata", "Asia/Tehran",
        "Australia/Sydney", "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Chatham", "America/Havana", "Africa/Cairo", "Asia/Beirut", "America/Santiago",
    ];

    private static readonly Gen<string> Minute = Field(0, 59);
    private static readonly Gen<string> Hour = Gen.Frequency((3, Gen.Int[0, 3].Select(h => $"{h}")), (4, Field(0, 23)));
    private static readonly Gen<string> Day = Gen.Frequency((3, Gen.Const("*")), (2, Field(1, 28)));
    private static readonly Gen<string> Month = Gen.Frequency((3, Gen.Const("*")), (1, Field(1, 12)));
    private static readonly Gen<string> Weekday = Gen.Frequency((3, Gen.Const("*")), (2, Field(0, 7)), (1, Gen.Const("MON-FRI")));

    [Fact]
    public void Next_RandomSchedulesZonesAndYears_IsWhatCronosSays() =>
        Gen.Select(Expression(), Gen.OneOf(Instant(), NearTransition()), Gen.Int[0, Zones.Length - 1]).Sample(
            (fields, start, index) =>
            {
                var zone = TimeZoneInfo.FindSystemTimeZoneById(Zones[index]);
                var text = string.Join(' ', fields);
                if (!CronExpression.TryParse(text, out var ours, out var error))
                {
                    Assert.Fail($"{text}: {error}");
                }

                var after = start;
                for (var i = 0; i < 8; i++)
                {
                    var expected = Cronos(fields, after, zone);
                    var actual = ours.Next(after, zone);
                    if (expected != actual)
                    {
                        Assert.Fail($"'{text}' in {zone.Id} after {after:O}: {actual:O}, expected {expected:O}");
                    }

                    after = actual!.Value.ToUniversalTime();
                }
            },
            iter: 10_000);

    [Fact]
    public void TryParse_AnyText_NeverThrowsAndNextNeverHangs() =>
        Gen.OneOf(RandomText.Like("0123456789*/-,JANMONSUN@LW#? "), RandomText.Of("*", "0", "59", "31", "2", "/", "-", ",", " ", "MON", "7", "FEB", "*/2")).Sample(
            text =>
            {
                if (CronExpression.TryParse(text, out var expression, out var error))
                {
                    Assert.NotNull(expression.Next(DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc));
                    Assert.True(expression.SmallestInterval() > TimeSpan.Zero);
                }
                else
                {
                    Assert.NotEmpty(error);
                }
            },
            iter: 10_000);

    [Fact]
    public void SmallestInterval_RandomSchedules_IsNeverMoreThanAnObservedGap() =>
        Gen.Select(Expression(), Instant()).Sample(
            (fields, start) =>
            {
                Assert.True(CronExpression.TryParse(string.Join(' ', fields), out var expression, out _));
                var smallest = expression.SmallestInterval();
                var previous = expression.Next(start, TimeZoneInfo.Utc)!.Value;
                for (var i = 0; i < 20; i++)
                {
                    var next = expression.Next(previous, TimeZoneInfo.Utc)!.Value;
                    Assert.True(next - previous >= smallest);
                    previous = next;
                }
            },
            iter: 2_000);

    private static DateTimeOffset? Cronos(string[] fields, DateTimeOffset after, TimeZoneInfo zone)
    {
        var format = fields.Length == 6 ? global::Cronos.CronFormat.IncludeSeconds : global::Cronos.CronFormat.Standard;
        DateTimeOffset? Of(string[] parts) => global::Cronos.CronExpression.Parse(string.Join(' ', parts), format).GetNextOccurrence(after, zone);
        var (day, weekday) = (fields.Length - 3, fields.Length - 1);
        if (fields[day] == "*" || fields[weekday] == "*")
        {
            return Of(fields);
        }

        var (ofMonth, ofWeek) = (fields.ToArray(), fields.ToArray());
        (ofMonth[weekday], ofWeek[day]) = ("*", "*");
        return Of(ofMonth) is { } first && Of(ofWeek) is { } second ? (first < second ? first : second) : null;
    }

    private static Gen<string[]> Expression() =>
        Gen.Select(Gen.Frequency((4, Gen.Const("")), (1, Field(0, 59))), Minute, Hour, Day, Month, Weekday)
            .Select((s, m, h, d, mo, w) => s.Length == 0 ? new[] { m, h, d, mo, w } : [s, m, h, d, mo, w]);

    private static Gen<string> Field(int min, int max)
    {
        var value = Gen.Int[min, max].Select(v => $"{v}");
        var range = Gen.Select(Gen.Int[min, max], Gen.Int[min, max]).Select((a, b) => $"{Math.Min(a, b)}-{Math.Max(a, b)}");
        var step = Gen.Int[1, Math.Max(1, max / 2)];
        var item = Gen.Frequency(
            (4, value),
            (2, range),
            (1, Gen.Select(range, step).Select((r, s) => $"{r}/{s}")));
        return Gen.Frequency(
            (3, Gen.Const("*")),
            (2, step.Select(s => $"*/{s}")),
            (4, item),
            (1, item.Array[2, 3].Select(items => string.Join(',', items))));
    }

    private static Gen<DateTimeOffset> Instant() => Gen.Long[Seconds(2019), Seconds(2036)].Select(DateTimeOffset.FromUnixTimeSeconds);

    /// <summary>Within two days of a change of clocks, where schedules go wrong.</summary>
    private static Gen<DateTimeOffset> NearTransition()
    {
        var changes = Zones.SelectMany(Changes).ToArray();
        return Gen.Select(Gen.Int[0, changes.Length - 1], Gen.Int[-172_800, 86_400]).Select((index, shift) => changes[index].AddSeconds(shift));
    }

    private static IEnumerable<DateTimeOffset> Changes(string id)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(id);
        for (var day = DateTimeOffset.FromUnixTimeSeconds(Seconds(2019)); day.Year < 2036; day = day.AddDays(1))
        {
            if (zone.GetUtcOffset(day) != zone.GetUtcOffset(day.AddDays(1)))
            {
                yield return day;
            }
        }
    }

    private static long Seconds(int year) => new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
}
