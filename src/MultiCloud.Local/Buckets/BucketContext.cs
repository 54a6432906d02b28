using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using MultiCloud.Hosting;

namespace MultiCloud.Local.Buckets;

/// <summary>What all buckets of an app share.</summary>
/// <param name="Stores">The store.</param>
/// <param name="Subscriptions">Who listens.</param>
/// <param name="Links">Makes links.</param>
/// <param name="Log">Where to tell.</param>
internal sealed record BucketContext(StoreSource Stores, Subscriptions Subscriptions, ObjectLinks Links, ILogger Log)
{
    private readonly ConcurrentDictionary<string, bool> _warned = new(StringComparer.Ordinal);

    /// <summary>Warns once for a function that starts itself by what it writes.</summary>
    public void WarnOfLoop(string bucket, string key, BucketEvents change)
    {
        if (AmbientInvocation.Current?.Context.Function is not { } function) return;
        if (Subscriptions.Starts(function, bucket, key, change) && _warned.TryAdd(function, true)) LocalLog.Loop(Log, function, key, bucket);
    }
}
