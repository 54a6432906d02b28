using Microsoft.Extensions.Time.Testing;

namespace MultiCloud.Testing;

/// <summary>A clock that knows for when it was asked to ring next.</summary>
internal sealed class TestClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Lock _gate = new();
    private readonly HashSet<Alarm> _alarms = [];

    /// <summary>The next moment at which something is due, which may have passed; null for none.</summary>
    internal DateTimeOffset? NextDue
    {
        get
        {
            lock (_gate) return _alarms.Count == 0 ? null : _alarms.Min(alarm => alarm.Due);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Start(base.CreateTimer(static alarm => ((Alarm)alarm!).Ring(), alarm, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan), dueTime, period);
        return alarm;
    }

    /// <summary>Goes forward to a moment, never back.</summary>
    internal void MoveTo(DateTimeOffset moment)
    {
        if (moment > GetUtcNow()) SetUtcNow(moment);
    }

    private sealed class Alarm(TestClock clock, TimerCallback callback, object? state) : ITimer
    {
        private ITimer _timer = null!;
        private TimeSpan _period;

        internal DateTimeOffset Due { get; private set; }

        internal void Start(ITimer timer, TimeSpan dueTime, TimeSpan period)
        {
            _timer = timer;
            Change(dueTime, period);
        }

        internal void Ring()
        {
            Note(_period > TimeSpan.Zero ? _period : Timeout.InfiniteTimeSpan);
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            Note(dueTime);
            return _timer.Change(dueTime, period);
        }

        public void Dispose()
        {
            Note(Timeout.InfiniteTimeSpan);
            _timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Note(Timeout.InfiniteTimeSpan);
            return _timer.DisposeAsync();
        }

        private void Note(TimeSpan wait)
        {
            lock (clock._gate)
            {
                if (wait == Timeout.InfiniteTimeSpan)
                {
                    clock._alarms.Remove(this);
                }
                else
                {
                    var now = clock.GetUtcNow();
                    Due = wait < DateTimeOffset.MaxValue - now ? now + wait : DateTimeOffset.MaxValue;
                    clock._alarms.Add(this);
                }
            }
        }
    }
}
