using System.Diagnostics.CodeAnalysis;

namespace MultiCloud.Local.Queues;

/// <summary>Leases by their end. A queue's leases are about equally long, so a new one goes to the back, or a few steps before it.</summary>
internal sealed class LeaseList
{
    private readonly LinkedList<StoredMessage> _leases = [];

    /// <summary>When the first lease ends; <see cref="long.MaxValue"/> when there is none.</summary>
    public long Next => _leases.First?.Value.LeaseEnd ?? long.MaxValue;

    public void Add(StoredMessage message, long end)
    {
        message.LeaseEnd = end;
        var node = message.LeaseNode ??= new LinkedListNode<StoredMessage>(message);
        var before = _leases.Last;
        while (before is not null && before.Value.LeaseEnd > end) before = before.Previous;
        if (before is null) _leases.AddFirst(node);
        else _leases.AddAfter(before, node);
    }

    public void Remove(StoredMessage message) => _leases.Remove(message.LeaseNode!);

    /// <summary>Lets no lease end before a moment.</summary>
    public void Extend(long end)
    {
        for (var node = _leases.First; node is not null && node.Value.LeaseEnd < end; node = node.Next) node.Value.LeaseEnd = end;
    }

    /// <summary>Takes out the first lease that has ended.</summary>
    public bool TryTakeEnded(long now, [NotNullWhen(true)] out StoredMessage? message)
    {
        message = _leases.First?.Value;
        if (message is null || message.LeaseEnd > now) return false;
        _leases.RemoveFirst();
        return true;
    }
}
