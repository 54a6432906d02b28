using System.Threading.Channels;

namespace MultiCloud.Benchmarks.Baselines;

/// <summary>One writer thread makes all waiting operations durable together, at most 256 at a time.</summary>
internal sealed class GroupCommit<T> : IAsyncDisposable
{
    private readonly Channel<(T Operation, TaskCompletionSource Done)> _waiting = Channel.CreateUnbounded<(T, TaskCompletionSource)>();
    private readonly Task _writer;

    public GroupCommit(Action<List<T>> commit) => _writer = Task.Factory.StartNew(() => Write(commit), TaskCreationOptions.LongRunning);

    public Task AddAsync(T operation)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Writer.TryWrite((operation, done));
        return done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.Complete();
        await _writer;
    }

    private void Write(Action<List<T>> commit)
    {
        var operations = new List<T>();
        var done = new List<TaskCompletionSource>();
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (operations.Count < 256 && _waiting.Reader.TryRead(out var item))
            {
                operations.Add(item.Operation);
                done.Add(item.Done);
            }

            commit(operations);
            done.ForEach(source => source.SetResult());
            operations.Clear();
            done.Clear();
        }
    }
}
