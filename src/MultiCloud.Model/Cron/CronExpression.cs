using System.Diagnostics.CodeAnalysis;

namespace MultiCloud.Model;

/// <summary>
/// A schedule: POSIX cron with five fields, and as an extension a field for seconds before them.
/// When both day fields are set, a day matches if either does. <c>docs/specs/model.md</c> has the rules.
/// </summary>
public sealed class CronExpression
{
    private static readonly char[] Blanks = [' ', '\t'];

    private static readonly int[] DaysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    private readonly string _text;

    private CronExpression(string text, CronField[] fields, bool hasSeconds)
    {
        _text = text;
        HasSeconds = hasSeconds;
        (Seconds, Minutes, Hours, DaysOfMonth, Months, DaysOfWeek) = (fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]);
    }

    /// <summary>Whether it has the field for seconds, which not every target can do.</summary>
    public bool HasSeconds { get; }

    /// <summary>The seconds; 0 when there is no such field.</summary>
    public CronField Seconds { get; }

    /// <summary>The minutes.</summary>
    public CronField Minutes { get; }

    /// <summary>The hours.</summary>
    public CronField Hours { get; }

    /// <summary>The days of the month.</summary>
    public CronField DaysOfMonth { get; }

    /// <summary>The months.</summary>
    public CronField Months { get; }

    /// <summary>The days of the week, Sunday is 0.</summary>
    public CronField DaysOfWeek { get; }

    /// <summary>
    /// Whether it says "every so often" rather than "at": its second, minute or hour has <c>*</c>, a range or a step.
    /// When clocks go back, such a schedule runs in both passes of the repeated hour and any other in the first only.
    /// </summary>
    public bool IsInterval => (HasSeconds && Seconds.Repeats) || Minutes.Repeats || Hours.Repeats;

    /// <summary>Reads an expression.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="expression">The schedule.</param>
    /// <param name="error">What is wrong, when it is not one.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CronExpression? expression, [NotNullWhen(false)] out string? error)
    {
        expression = null;
        var parts = (text ?? "").Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is not (5 or 6))
        {
            error = parts.Length > 0 && parts[0][0] == '@' ? $"'{parts[0]}' is not portable" : $"it has {parts.Length} field{(parts.Length == 1 ? "" : "s")}";
            return false;
        }

        var hasSeconds = parts.Length == 6;
        CronField.Range[] ranges =
        [
            CronField.Range.Second, CronField.Range.Minute, CronField.Range.Hour, CronField.Range.DayOfMonth, CronField.Range.Month, CronField.Range.DayOfWeek,
        ];
        var fields = new CronField[ranges.Length];
        for (var i = 0; i < ranges.Length; i++)
        {
            var part = hasSeconds ? parts[i] : i == 0 ? "0" : parts[i - 1];
            if (CronField.Parse(part, ranges[i], out error) is not { } field)
            {
                error ??= "it cannot be read";
                return false;
            }

            fields[i] = field;
        }

        var parsed = new CronExpression(string.Join(" ", parts), fields, hasSeconds);
        if (parsed.DaysOfWeek.IsAny && parsed.Months.Values.All(month => parsed.DaysOfMonth.First > DaysInMonth[month - 1]))
        {
            error = $"no month of '{parsed.Months.Text}' has day {parsed.DaysOfMonth.First}, so it would never run";
            return false;
        }

        (expression, error) = (parsed, null);
        return true;
    }

    /// <summary>The first occurrence after an instant.</summary>
    /// <remarks>
    /// A local time that clocks skip is replaced by the first instant after the gap. A local time that they repeat counts once,
    /// the first time, and twice when <see cref="IsInterval"/>.
    /// </remarks>
    /// <param name="after">The instant.</param>
    /// <param name="zone">The zone whose local time the expression means.</param>
    /// <returns>The occurrence with the zone's offset, or null when there is none before the year 9990.</returns>
    public DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone) => new CronClock(this, zone).Next(after);

    /// <summary>The shortest time between two occurrences in a zone without daylight saving.</summary>
    public TimeSpan SmallestInterval() => CronInterval.Smallest(this);

    /// <summary>The expression with single blanks.</summary>
    public override string ToString() => _text;

    /// <summary>Whether a day matches.</summary>
    internal bool MatchesDay(DateTime day)
    {
        if (!Months.Contains(day.Month))
        {
            return false;
        }

        var ofMonth = DaysOfMonth.Contains(day.Day);
        var ofWeek = DaysOfWeek.Contains((int)day.DayOfWeek);
        return DaysOfMonth.IsAny || DaysOfWeek.IsAny ? ofMonth && ofWeek : ofMonth || ofWeek;
    }

    /// <summary>The first matching second of a day that is not earlier, or null.</summary>
    internal int? NextSecondOfDay(int second)
    {
        var (hour, minute, rest) = (second / 3600, second / 60 % 60, second % 60);
        for (var h = Hours.Next(hour); h is { } foundHour; h = Hours.Next(foundHour + 1))
        {
            var sameHour = foundHour == hour;
            for (var m = Minutes.Next(sameHour ? minute : 0); m is { } foundMinute; m = Minutes.Next(foundMinute + 1))
            {
                if (Seconds.Next(sameHour && foundMinute == minute ? rest : 0) is { } foundSecond)
                {
                    return (foundHour * 3600) + (foundMinute * 60) + foundSecond;
                }
            }
        }

        return null;
    }
}
