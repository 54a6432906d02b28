using System.Globalization;

namespace MultiCloud.Model;

/// <summary>One field of a cron expression: which values match.</summary>
public sealed class CronField
{
    private readonly ulong _bits;

    private CronField(string text, Range range, ulong bits, bool repeats)
    {
        (Text, Minimum, Maximum, _bits, Repeats) = (text, range.Min, range.Max, bits, repeats);
    }

    /// <summary>The field as written.</summary>
    public string Text { get; }

    /// <summary>The smallest value of such a field.</summary>
    public int Minimum { get; }

    /// <summary>The largest value of such a field; Sunday is 0 and never 7.</summary>
    public int Maximum { get; }

    /// <summary>Whether it is <c>*</c>, so that it restricts nothing.</summary>
    public bool IsAny => Text == "*";

    /// <summary>The values that match, ascending.</summary>
    public IReadOnlyList<int> Values => Enumerable.Range(Minimum, Maximum - Minimum + 1).Where(Contains).ToArray();

    /// <summary>Whether it is written as a repetition: with <c>*</c>, a range or a step.</summary>
    internal bool Repeats { get; }

    internal int First => Next(Minimum) ?? Minimum;

    internal int Last => Values[Values.Count - 1];

    /// <summary>Whether a value matches.</summary>
    /// <param name="value">The value.</param>
    public bool Contains(int value) => value >= 0 && value < 64 && (_bits & (1UL << value)) != 0;

    /// <summary>The first matching value that is not less.</summary>
    internal int? Next(int value)
    {
        for (; value <= Maximum; value++)
        {
            if (Contains(value))
            {
                return value;
            }
        }

        return null;
    }

    internal static CronField? Parse(string text, Range range, out string? error)
    {
        var (bits, repeats) = (0UL, false);
        foreach (var item in text.Split(','))
        {
            if (ParseItem(item, range, out error) is not { } parsed)
            {
                return null;
            }

            bits |= parsed.Bits;
            repeats |= parsed.Repeats;
        }

        error = null;
        return new CronField(text, range, bits, repeats);
    }

    private static (ulong Bits, bool Repeats)? ParseItem(string item, Range range, out string? error)
    {
        var slash = item.IndexOf('/');
        var span = slash < 0 ? item : item.Substring(0, slash);
        var step = 1;
        if (slash >= 0 && (!IsNumber(item.Substring(slash + 1), out step) || step < 1 || step > range.Max))
        {
            error = $"the step of {range.Name} '{item}' is '{item.Substring(slash + 1)}', and allowed is 1 to {range.Max}";
            return null;
        }

        var hyphen = span.IndexOf('-');
        int first, last;
        if (span == "*")
        {
            (first, last) = (range.Min, range.Max);
        }
        else if (hyphen > 0)
        {
            if (!range.Value(span.Substring(0, hyphen), out first) || !range.Value(span.Substring(hyphen + 1), out last))
            {
                error = $"{range.Name} '{item}' is not a range of {range.Allowed}";
                return null;
            }

            last = range.IsDayOfWeek && last == 0 && first > 0 ? 7 : last;
        }
        else if (range.Value(span, out first) && slash >= 0)
        {
            error = $"the step of {range.Name} '{item}' follows a single value, and it follows '*' or a range: '{first}-{range.Max}{item.Substring(slash)}'";
            return null;
        }
        else if (range.Value(span, out first))
        {
            last = first;
        }
        else
        {
            error = $"{range.Name} is '{item}', and allowed is {range.Allowed}";
            return null;
        }

        if (first > last)
        {
            error = $"{range.Name} '{item}' goes backwards; write it as two ranges, for example '{first}-{range.Max},{range.Min}-{last}'";
            return null;
        }

        var bits = 0UL;
        for (var value = first; value <= last; value += step)
        {
            bits |= 1UL << (range.IsDayOfWeek ? value % 7 : value);
        }

        error = null;
        return (bits, slash >= 0 || span == "*" || hyphen > 0);
    }

    private static bool IsNumber(string text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    /// <summary>What a kind of field can hold.</summary>
    internal sealed record Range(string Name, int Min, int Max, string Words = "")
    {
        public static readonly Range Second = new("second", 0, 59);
        public static readonly Range Minute = new("minute", 0, 59);
        public static readonly Range Hour = new("hour", 0, 23);
        public static readonly Range DayOfMonth = new("day-of-month", 1, 31);
        public static readonly Range Month = new("month", 1, 12, "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC");
        public static readonly Range DayOfWeek = new("day-of-week", 0, 6, "SUNMONTUEWEDTHUFRISAT");

        public bool IsDayOfWeek => ReferenceEquals(this, DayOfWeek);

        public string Allowed => Words.Length == 0
            ? $"{Min} to {Max}"
            : $"{Min} to {(IsDayOfWeek ? 7 : Max)} or {Words.Substring(0, 3)} to {Words.Substring(Words.Length - 3)}";

        public bool Value(string text, out int value)
        {
            if (IsNumber(text, out value))
            {
                return value >= Min && value <= (IsDayOfWeek ? 7 : Max);
            }

            var index = text.Length == 3 ? Words.IndexOf(text, StringComparison.OrdinalIgnoreCase) : -1;
            value = Min + (index / 3);
            return index >= 0 && index % 3 == 0;
        }
    }
}
