namespace MultiCloud.Model;

/// <summary>A schedule on the clocks of one zone, which skip and repeat times.</summary>
internal sealed class CronClock(CronExpression expression, TimeZoneInfo zone)
{
    private const int LastYear = 9990;

    /// <summary>A day each way of a local time taken as UTC holds every instant that can have that local time.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    private static readonly DateTime Earliest = new(2, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    public DateTimeOffset? Next(DateTimeOffset after)
    {
        var utc = WholeSeconds(after.UtcDateTime < Earliest ? Earliest : after.UtcDateTime);
        if (utc.Year >= LastYear)
        {
            return null;
        }

        var offset = OffsetAt(utc);
        var local = utc + offset;
        var from = local.AddSeconds(1);
        if (Offsets(local) is (var early, var late) && early != late)
        {
            var transition = Transition(local - early, local - late);
            var overlapEnd = transition + early;
            if (offset == early)
            {
                if (NextLocal(from) is { } inFirstPass && inFirstPass < overlapEnd)
                {
                    return At(inFirstPass, early);
                }

                from = transition + late;
            }

            if (expression.IsInterval && NextLocal(from) is { } inSecondPass && inSecondPass < overlapEnd)
            {
                return At(inSecondPass, late);
            }

            from = overlapEnd;
        }

        return NextLocal(from) is { } found ? Resolve(found) : null;
    }

    /// <summary>The instant of a local time: the earlier of two, and the end of the gap when there is none.</summary>
    private DateTimeOffset Resolve(DateTime local)
    {
        if (Offsets(local) is (var early, _))
        {
            return At(local, early);
        }

        var end = Transition(local - Window, local + Window);
        return At(end + OffsetAt(end), OffsetAt(end));
    }

    /// <summary>The larger and the smaller offset under which the zone's clocks show a local time; null when they skip it.</summary>
    private (TimeSpan Early, TimeSpan Late)? Offsets(DateTime local)
    {
        var before = OffsetAt(local - Window);
        var after = OffsetAt(local + Window);
        var isBefore = OffsetAt(local - before) == before;
        var isAfter = OffsetAt(local - after) == after;
        return (isBefore, isAfter) switch
        {
            (true, true) => before > after ? (before, after) : (after, before),
            (true, false) => (before, before),
            (false, true) => (after, after),
            _ => null,
        };
    }

    /// <summary>The first second at which the offset is no longer the one it was at the start.</summary>
    private DateTime Transition(DateTime start, DateTime end)
    {
        var offset = OffsetAt(start);
        var (low, high) = (0L, (end - start).Ticks / TimeSpan.TicksPerSecond);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (OffsetAt(start.AddSeconds(middle)) == offset)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return start.AddSeconds(high);
    }

    private DateTime? NextLocal(DateTime from)
    {
        var second = (int)from.TimeOfDay.TotalSeconds;
        for (var day = from.Date; day.Year < LastYear;)
        {
            if (!expression.Months.Contains(day.Month))
            {
                day = new DateTime(day.Year, day.Month, 1, 0, 0, 0, DateTimeKind.Unspecified).AddMonths(1);
            }
            else if (expression.MatchesDay(day) && expression.NextSecondOfDay(second) is { } found)
            {
                return day.AddSeconds(found);
            }
            else
            {
                day = day.AddDays(1);
            }

            second = 0;
        }

        return null;
    }

    private TimeSpan OffsetAt(DateTime utc) => zone.GetUtcOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc));

    private static DateTimeOffset At(DateTime local, TimeSpan offset) => new(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), offset);

    private static DateTime WholeSeconds(DateTime time) =>
        new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Unspecified);
}
