namespace MultiCloud;

/// <summary>
/// Starts the function on a schedule. A tick runs at least once while the scheduler is up, a failed tick is not repeated,
/// ticks missed during downtime become one, and ticks do not overlap.
/// </summary>
/// <param name="cron">POSIX cron, five fields: minute, hour, day of month, month, day of week. When both day fields are set, either matches. Example: <c>0 3 * * *</c>.</param>
public sealed class TimerTriggerAttribute(string cron) : TriggerAttribute
{
    /// <summary>The schedule.</summary>
    public string Cron { get; } = cron;

    /// <summary>An IANA time zone such as <c>Europe/Berlin</c>. Default <c>UTC</c>.</summary>
    public string TimeZone { get; set; } = "UTC";
}
