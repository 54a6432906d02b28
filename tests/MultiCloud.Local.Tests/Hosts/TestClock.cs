using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace MultiCloud.Local.Tests.Hosts;

/// <summary>A clock that the test moves, and that tells when code under test has begun to wait: moved before that, it would be missed.</summary>
internal sealed class TestClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Channel<TimeSpan> _armed = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>Ends when a timer has been set to ring after exactly this time.</summary>
    public async Task ArmedAsync(TimeSpan due)
    {
        while (await _armed.Reader.ReadAsync().InTimeAsync() != due)
        {
        }
    }

    /// <summary>Forgets the timers set so far.</summary>
    public void ForgetArmed()
    {
        while (_armed.Reader.TryRead(out _))
        {
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(base.CreateTimer(callback, state, dueTime, period), _armed.Writer);
        _armed.Writer.TryWrite(dueTime);
        return timer;
    }

    private sealed class Timer(ITimer inner, ChannelWriter<TimeSpan> armed) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var isChanged = inner.Change(dueTime, period);
            armed.TryWrite(dueTime);
            return isChanged;
        }

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
