namespace MultiCloud.Model;

/// <summary>How close together a schedule's occurrences can be.</summary>
internal static class CronInterval
{
    private const int SecondsPerDay = 86_400;

    /// <summary>Weekdays and leap years repeat after this many years.</summary>
    private const int CycleYears = 28;

    public static TimeSpan Smallest(CronExpression expression)
    {
        var first = expression.NextSecondOfDay(0) ?? 0;
        var (last, smallest) = (first, int.MaxValue);
        while (smallest > 1 && expression.NextSecondOfDay(last + 1) is { } second)
        {
            smallest = Math.Min(smallest, second - last);
            last = second;
        }

        last = (expression.Hours.Last * 3600) + (expression.Minutes.Last * 60) + expression.Seconds.Last;
        var overnight = (SmallestDays(expression) * (double)SecondsPerDay) - last + first;
        return TimeSpan.FromSeconds(Math.Min(smallest, overnight));
    }

    private static int SmallestDays(CronExpression expression)
    {
        var start = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        var (previous, smallest) = (-1, int.MaxValue);
        for (var day = 0; smallest > 1 && start.AddDays(day).Year < start.Year + CycleYears + 8; day++)
        {
            if (!expression.MatchesDay(start.AddDays(day)))
            {
                continue;
            }

            smallest = previous < 0 ? smallest : Math.Min(smallest, day - previous);
            previous = day;
        }

        return smallest;
    }
}
