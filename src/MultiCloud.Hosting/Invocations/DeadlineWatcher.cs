namespace MultiCloud.Hosting;

/// <summary>Something that must be told when its time is up.</summary>
internal abstract class Watched
{
    /// <summary>When to tell it, as a <see cref="TimeProvider.GetTimestamp"/>; set before it is added.</summary>
    internal long Due { get; set; }

    internal Watched? Previous { get; set; }

    internal Watched? Next { get; set; }

    internal bool IsLinked { get; set; }

    /// <summary>Called at <see cref="Due"/> on the watcher's thread: must not block.</summary>
    /// <returns>When to tell it again, or null for never.</returns>
    internal abstract long? OnDue(long now);
}

/// <summary>
/// One timer for the deadlines of all invocations that run. It is armed for the earliest only, so that starting and ending an invocation
/// in time costs a lock and two links, and no timer of its own.
/// </summary>
internal sealed class DeadlineWatcher : IDisposable
{
    private const long NotArmed = long.MaxValue;

    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private Watched? _first;
    private long _armedFor = NotArmed;

    internal DeadlineWatcher(TimeProvider time)
    {
        _time = time;
        using (ExecutionContext.SuppressFlow())
        {
            _timer = time.CreateTimer(static self => ((DeadlineWatcher)self!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    internal void Add(Watched watched)
    {
        lock (_gate)
        {
            watched.Next = _first;
            if (_first is not null)
            {
                _first.Previous = watched;
            }

            _first = watched;
            watched.IsLinked = true;
            ArmFor(watched.Due);
        }
    }

    internal void Remove(Watched watched)
    {
        lock (_gate)
        {
            Unlink(watched);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void OnTimer()
    {
        lock (_gate)
        {
            _armedFor = NotArmed;
            var now = _time.GetTimestamp();
            var earliest = NotArmed;
            for (var watched = _first; watched is not null;)
            {
                var next = watched.Next;
                if (watched.Due <= now)
                {
                    Tell(watched, now);
                }

                if (watched.IsLinked)
                {
                    earliest = Math.Min(earliest, watched.Due);
                }

                watched = next;
            }

            ArmFor(earliest);
        }
    }

    private void Tell(Watched watched, long now)
    {
        if (watched.OnDue(now) is { } again)
        {
            watched.Due = again;
        }
        else
        {
            Unlink(watched);
        }
    }

    private void ArmFor(long due)
    {
        if (due >= _armedFor)
        {
            return;
        }

        _armedFor = due;
        var wait = _time.GetElapsedTime(_time.GetTimestamp(), due);

        // Timers count whole milliseconds: rounding up saves waking just before the time.
        _timer.Change(TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(wait.TotalMilliseconds))), Timeout.InfiniteTimeSpan);
    }

    private void Unlink(Watched watched)
    {
        if (!watched.IsLinked)
        {
            return;
        }

        watched.IsLinked = false;
        if (watched.Previous is null)
        {
            _first = watched.Next;
        }
        else
        {
            watched.Previous.Next = watched.Next;
        }

        if (watched.Next is not null)
        {
            watched.Next.Previous = watched.Previous;
        }

        watched.Next = watched.Previous = null;
    }
}
