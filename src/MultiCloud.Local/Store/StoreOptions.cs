using System.Diagnostics;
using MultiCloud.Local.Queues;

namespace MultiCloud.Local.Store;

/// <summary>How a store is opened.</summary>
internal sealed record StoreOptions
{
    /// <summary>The store's folder.</summary>
    public required string Path { get; init; }

    /// <summary>The folder, it or above it, that is kept out of version control when it is made here.</summary>
    public string? Root { get; init; }

    /// <summary>Whether what was stored survives the loss of power; a store that is thrown away need not wait for the disk.</summary>
    public bool IsDurable { get; init; } = true;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How long to wait for another process that has the store.</summary>
    public TimeSpan LockPatience { get; init; } = StoreLock.Patience;

    /// <summary>How much message text is kept in memory.</summary>
    public long TextBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Hears of queues that have become fuller or emptier. Called under the queue's lock: must be fast.</summary>
    public Action<MessageQueue>? QueueChanged { get; init; }

    /// <summary>Whether leases do not end now: a debugger that holds the process must not cause a second delivery.</summary>
    public Func<bool> LeasesFrozen { get; init; } = static () => Debugger.IsAttached;
}
