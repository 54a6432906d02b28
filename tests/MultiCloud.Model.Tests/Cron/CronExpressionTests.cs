using System.Globalization;

namespace MultiCloud.Model.Tests.Cron;

public class CronExpressionTests
{
    [Theory]
    [InlineData("* * * * *")]
    [InlineData("0 3 * * *")]
    [InlineData("*/15 9-17 1,15 JAN-MAR,dec mon-FRI")]
    [InlineData("5-59/10 * * * 7")]
    [InlineData("0 0 29 2 *")]
    [InlineData("0 0 31 * SAT-SUN")]
    [InlineData("*/10 * * * * *")]
    [InlineData("  0\t3  * * * ")]
    public void TryParse_Valid_IsRead(string text)
    {
        Assert.True(CronExpression.TryParse(text, out var expression, out var error), error);
        Assert.Equal(text.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Length == 6, expression.HasSeconds);
    }

    [Theory]
    [InlineData("", "it has 0 fields")]
    [InlineData("* * * *", "it has 4 fields")]
    [InlineData("* * * * * * *", "it has 7 fields")]
    [InlineData("@daily", "'@daily' is not portable")]
    [InlineData("60 * * * *", "minute is '60', and allowed is 0 to 59")]
    [InlineData("0 24 * * *", "hour is '24', and allowed is 0 to 23")]
    [InlineData("0 0 0 * *", "day-of-month is '0', and allowed is 1 to 31")]
    [InlineData("0 0 * 13 *", "month is '13', and allowed is 1 to 12 or JAN to DEC")]
    [InlineData("0 0 * * 8", "day-of-week is '8', and allowed is 0 to 7 or SUN to SAT")]
    [InlineData("0 0 * * MO", "day-of-week is 'MO'")]
    [InlineData("0 0 * * UNM", "day-of-week is 'UNM'")]
    [InlineData("0 0 L * *", "day-of-month is 'L'")]
    [InlineData("0 0 ? * *", "day-of-month is '?'")]
    [InlineData("*/0 * * * *", "the step of minute '*/0' is '0', and allowed is 1 to 59")]
    [InlineData("*/x * * * *", "is 'x'")]
    [InlineData("5/10 * * * *", "follows a single value, and it follows '*' or a range: '5-59/10'")]
    [InlineData("0 22-2 * * *", "hour '22-2' goes backwards; write it as two ranges, for example '22-23,0-2'")]
    [InlineData("0 1- * * *", "hour '1-' is not a range")]
    [InlineData("0 -1 * * *", "hour is '-1'")]
    [InlineData("1,,2 * * * *", "minute is ''")]
    [InlineData("+1 * * * *", "minute is '+1'")]
    [InlineData("0 0 31 2,4 *", "no month of '2,4' has day 31")]
    [InlineData("0 0 30 FEB *", "no month of 'FEB' has day 30")]
    public void TryParse_Invalid_SaysWhatIsFoundAndAllowed(string text, string message)
    {
        Assert.False(CronExpression.TryParse(text, out _, out var error));
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0 3 * * *", "2026-01-01T03:00:00", "2026-01-02T03:00:00")]
    [InlineData("0 3 * * *", "2026-01-01T02:59:59.9", "2026-01-01T03:00:00")]
    [InlineData("0 0 1 * 1", "2026-01-01T00:00:00", "2026-01-05T00:00:00")] // Either day field: the first, or a Monday.
    [InlineData("0 0 1 * 1", "2026-01-26T00:00:00", "2026-02-01T00:00:00")]
    [InlineData("0 0 29 2 *", "2026-01-01T00:00:00", "2028-02-29T00:00:00")]
    [InlineData("0 0 29 2 *", "2096-03-01T00:00:00", "2104-02-29T00:00:00")]
    [InlineData("*/20 * * * * *", "2026-01-01T00:00:00", "2026-01-01T00:00:20")]
    [InlineData("0 0 * * 5-7", "2026-01-03T00:00:00", "2026-01-04T00:00:00")]
    [InlineData("0 0 * * SAT-SUN", "2026-01-04T00:00:00", "2026-01-10T00:00:00")]
    public void Next_Utc_IsTheNextMatch(string text, string after, string expected) => Assert.Equal(Utc(expected), Next(text, Utc(after), "UTC"));

    [Theory]
    [InlineData("30 2 * * *", "2026-03-29T00:59:59", "2026-03-29T01:00:00")] // 02:00-03:00 is skipped: once, right after the gap.
    [InlineData("30 2 * * *", "2026-03-29T01:00:00", "2026-03-30T00:30:00")]
    [InlineData("30 2 * * *", "2026-10-25T00:00:00", "2026-10-25T00:30:00")] // 02:00-03:00 is repeated: the first time only.
    [InlineData("30 2 * * *", "2026-10-25T00:30:00", "2026-10-26T01:30:00")]
    [InlineData("30 * * * *", "2026-10-25T00:30:00", "2026-10-25T01:30:00")] // An interval keeps to real time.
    [InlineData("*/30 * * * *", "2026-10-25T00:30:00", "2026-10-25T01:00:00")]
    [InlineData("0 2,3 * * *", "2026-10-25T00:00:00", "2026-10-25T02:00:00")]
    public void Next_Berlin_FollowsTheClocks(string text, string after, string expected) => Assert.Equal(Utc(expected), Next(text, Utc(after), "Europe/Berlin"));

    [Theory]
    [InlineData("Pacific/Apia", "0 12 * * *", "2011-12-29T22:00:00", "2011-12-30T10:00:00")] // 30 December 2011 did not exist there.
    [InlineData("Australia/Lord_Howe", "45 1 * * *", "2026-04-04T14:30:00", "2026-04-04T14:45:00")] // Half an hour is repeated.
    [InlineData("Africa/Casablanca", "30 2 * * *", "2026-02-15T01:00:00", "2026-02-15T01:30:00")]
    public void Next_UnusualZones_FollowTheClocks(string zone, string text, string after, string expected) => Assert.Equal(Utc(expected), Next(text, Utc(after), zone));

    [Fact]
    public void Next_AtTheEndOfTime_IsNull() => Assert.Null(Next("* * * * *", DateTimeOffset.MaxValue, "Asia/Tokyo"));

    [Fact]
    public void Next_AtTheBeginningOfTime_IsFound() => Assert.NotNull(Next("* * * * *", DateTimeOffset.MinValue, "America/New_York"));

    [Theory]
    [InlineData("* * * * *", 60)]
    [InlineData("*/15 * * * *", 900)]
    [InlineData("0,59 * * * *", 60)]
    [InlineData("0 0,23 * * *", 3600)]
    [InlineData("0 0,23 * * 1,3", 82_800)]
    [InlineData("0 3 * * *", 86_400)]
    [InlineData("0 0 1 * *", 28 * 86_400)]
    [InlineData("0 0 29 2 *", 1461 * 86_400)]
    [InlineData("0 0 1 1 0", 86_400)]
    [InlineData("*/5 * * * * *", 5)]
    [InlineData("* * * * * *", 1)]
    public void SmallestInterval_Expression_IsTheShortestGap(string text, int seconds)
    {
        Assert.True(CronExpression.TryParse(text, out var expression, out _));
        Assert.Equal(TimeSpan.FromSeconds(seconds), expression.SmallestInterval());
    }

    private static DateTimeOffset? Next(string text, DateTimeOffset after, string zone) =>
        CronExpression.TryParse(text, out var expression, out var error)
            ? expression.Next(after, TimeZoneInfo.FindSystemTimeZoneById(zone))
            : throw new InvalidOperationException(error);

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text + "Z", CultureInfo.InvariantCulture);
}
