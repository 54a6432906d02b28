using System.Collections.Concurrent;
using MultiCloud.Hosting;
using MultiCloud.Local.Buckets;
using MultiCloud.Local.Tables;

namespace MultiCloud.Local;

/// <summary>The clients behind the bindings of an app that runs here.</summary>
internal sealed class LocalBindings(BucketContext buckets, ISecretClient secrets, Func<DirectCalls?> direct) : IBindingClients
{
    private readonly ConcurrentDictionary<string, LocalBucket> _buckets = new(StringComparer.Ordinal);

    public IMessageClient Queue(string name) => new MessageClient(name, buckets.Stores, [name]);

    public IMessageClient Topic(string name) => new MessageClient(name, buckets.Stores, [.. buckets.Subscriptions.OfTopic(name)]);

    public IBucket Bucket(string name) => _buckets.GetOrAdd(name, static (bucket, context) => new LocalBucket(bucket, context), buckets);

    public ITableClient Table(string name) => new LocalTable(name, buckets.Stores);

    public ISecretClient Secrets => secrets;

    public IFunctionClient Function(string name) => new FunctionClient(name, direct);

    private sealed class FunctionClient(string name, Func<DirectCalls?> direct) : IFunctionClient
    {
        public ValueTask<ReadOnlyMemory<byte>> InvokeAsync(DirectCall call, CancellationToken cancellationToken) => direct() is { } calls
            ? calls.InvokeAsync(name, call, cancellationToken)
            : throw new FunctionUnavailableException(LocalHost.TargetName, name, $"Function '{name}' was not called: the app has not started yet.");
    }
}
