using MultiCloud.Local.Store;

namespace MultiCloud.Local.Queues;

/// <summary>Rings when the first wait or lease of a queue ends. The queue's lock guards it.</summary>
internal sealed class QueueAlarm : IDisposable
{
    /// <summary>The longest a timer is set for.</summary>
    private const long Longest = 24L * 60 * 60 * 1000;

    private readonly StoreCore _core;
    private readonly ITimer _timer;
    private long _at = long.MaxValue;

    public QueueAlarm(StoreCore core, Action ring)
    {
        _core = core;
        _timer = core.Time.CreateTimer(static ring => ((Action)ring!)(), ring, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Has it ring at a moment, unless it rings before.</summary>
    public void Set(long at)
    {
        if (at >= _at) return;
        _at = at;
        _timer.Change(TimeSpan.FromMilliseconds(Math.Clamp(at - _core.Now, 0, Longest)), Timeout.InfiniteTimeSpan);
    }

    /// <summary>It has rung.</summary>
    public void Clear() => _at = long.MaxValue;

    /// <inheritdoc />
    public void Dispose() => _timer.Dispose();
}
