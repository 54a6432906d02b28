namespace MultiCloud.Benchmarks;

/// <summary>A durable queue under measurement. Enqueue and acknowledge return when the operation is on disk.</summary>
internal abstract class QueueSubject : IAsyncDisposable
{
    public abstract Task EnqueueAsync(byte[] message);

    /// <summary>At most that many messages, each leased to the caller; empty when none is left.</summary>
    public abstract Task<IReadOnlyList<long>> ReceiveAsync(int max);

    public abstract Task AcknowledgeAsync(long id);

    public abstract ValueTask DisposeAsync();
}
