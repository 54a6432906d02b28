using MultiCloud.Hosting;
using MultiCloud.Model;

namespace MultiCloud.Local.Schedules;

/// <summary>When a timer function is due.</summary>
internal sealed class TimerSchedule(CronExpression cron, TimeZoneInfo zone)
{
    /// <summary>Reads a trigger.</summary>
    /// <exception cref="StartupException">The expression or the zone is not valid.</exception>
    public static TimerSchedule Of(string function, TimerFunctionTrigger trigger)
    {
        if (!CronExpression.TryParse(trigger.Cron, out var cron, out var error))
            throw new StartupException($"The schedule '{trigger.Cron}' of '{function}' is not valid: {error}. Expected five fields such as '0 3 * * *'.");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(trigger.TimeZone, out var zone))
            throw new StartupException($"The time zone '{trigger.TimeZone}' of '{function}' is not known to this machine. Expected an IANA name such as 'Europe/Berlin'; install the system's time zone data (tzdata).");
        return new TimerSchedule(cron, zone);
    }

    /// <summary>The first occurrence after a moment; null when there is none.</summary>
    public DateTimeOffset? Next(DateTimeOffset after) => cron.Next(after, zone);

    /// <summary>The last occurrence after one moment and not after another; null when there is none.</summary>
    public DateTimeOffset? Latest(DateTimeOffset after, DateTimeOffset until)
    {
        // Looks back twice as far each time, so that a second's schedule after a month's pause is not walked through.
        for (var window = TimeSpan.FromMinutes(1); ; window *= 2)
        {
            var isWhole = window >= until - after;
            var found = Next(isWhole ? after : until - window);
            if (found <= until)
            {
                for (var next = Next(found.Value); next <= until; next = Next(next.Value)) found = next;
                return found;
            }

            if (isWhole) return null;
        }
    }

    /// <summary>A moment as the schedule's zone writes it.</summary>
    public DateTimeOffset InZone(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, zone);
}
