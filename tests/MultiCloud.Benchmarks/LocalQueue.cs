using System.Collections.Concurrent;
using MultiCloud.Local.Queues;
using MultiCloud.Local.Store;

namespace MultiCloud.Benchmarks;

/// <summary>Our queue, as the local runtime uses it.</summary>
internal sealed class LocalQueue : QueueSubject
{
    private static readonly ConsumerSettings Consumer = new(TimeSpan.FromSeconds(60), MaxAttempts: 5);

    private readonly LocalStore _store;
    private readonly MessageQueue _queue;
    private readonly ConcurrentDictionary<long, LeasedMessage> _leased = [];
    private long _id;

    public LocalQueue(string directory)
    {
        _store = LocalStore.OpenAsync(new StoreOptions { Path = directory }).GetAwaiter().GetResult();
        _queue = _store.Queue("orders");
    }

    public override Task EnqueueAsync(byte[] message) => _queue.EnqueueAsync($"m{Interlocked.Increment(ref _id)}", message);

    public override async Task<IReadOnlyList<long>> ReceiveAsync(int max)
    {
        var messages = await _queue.TakeAsync(max, Consumer);
        foreach (var message in messages) _leased[message.Message.Sequence] = message;
        return [.. messages.Select(message => message.Message.Sequence)];
    }

    public override Task AcknowledgeAsync(long id)
    {
        _leased.TryRemove(id, out var message);
        return _queue.SettleAsync([message!.Acknowledge()]);
    }

    public override ValueTask DisposeAsync()
    {
        _store.Dispose();
        return ValueTask.CompletedTask;
    }
}
