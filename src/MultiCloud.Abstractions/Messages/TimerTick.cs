namespace MultiCloud;

/// <summary>One tick of a schedule.</summary>
public sealed class TimerTick
{
    /// <summary><c>{function}@{scheduled time}</c>, the same when a tick is delivered twice.</summary>
    public required string Id { get; init; }

    /// <summary>When the tick was due, with the offset of the schedule's time zone.</summary>
    public required DateTimeOffset ScheduledTime { get; init; }
}
