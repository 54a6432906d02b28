namespace MultiCloud.Local.Queues;

/// <summary>Consumers that wait for a message, first come, first served. The queue's lock guards it.</summary>
internal sealed class Waiters
{
    private readonly Queue<TaskCompletionSource> _waiters = [];

    public TaskCompletionSource Add()
    {
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiters.Enqueue(waiter);
        return waiter;
    }

    /// <summary>Wakes the first that still waits.</summary>
    public void Wake()
    {
        while (_waiters.TryDequeue(out var waiter))
        {
            if (waiter.TrySetResult()) break;
        }
    }

    /// <summary>Waits to be woken; not under the lock.</summary>
    public static Task WaitAsync(TaskCompletionSource waiter, CancellationToken cancellationToken) =>
        waiter.Task.IsCompleted ? waiter.Task : CancellableAsync(waiter, cancellationToken);

    private static async Task CancellableAsync(TaskCompletionSource waiter, CancellationToken cancellationToken)
    {
        using (cancellationToken.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetCanceled(), waiter))
            await waiter.Task;
    }
}
