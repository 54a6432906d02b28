using MultiCloud.Local.Queues;

namespace MultiCloud.Local.Observing;

/// <summary>Tells those who watch how full queues are, at most ten times a second for each.</summary>
internal sealed class QueueWatch
{
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(100);

    private readonly LiveEvents _events;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private readonly HashSet<MessageQueue> _changed = [];

    public QueueWatch(LiveEvents events, TimeProvider time)
    {
        _events = events;
        _timer = time.CreateTimer(static watch => ((QueueWatch)watch!).Tell(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A queue has become fuller or emptier.</summary>
    public void OnChanged(MessageQueue queue)
    {
        if (!_events.IsWatched) return;
        lock (_gate)
        {
            if (_changed.Add(queue) && _changed.Count == 1) _timer.Change(Gathering, Timeout.InfiniteTimeSpan);
        }
    }

    private void Tell()
    {
        MessageQueue[] changed;
        lock (_gate)
        {
            changed = [.. _changed];
            _changed.Clear();
        }

        foreach (var queue in changed)
        {
            var counts = queue.Count();
            _events.Publish(new LiveEvent("queue", new DepthView(queue.Name, counts.Ready, counts.InFlight, counts.Delayed, counts.OldestAge.TotalSeconds), LocalJson.Default.DepthView));
        }
    }
}
