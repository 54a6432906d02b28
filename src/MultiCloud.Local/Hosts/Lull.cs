namespace MultiCloud.Local;

/// <summary>Told whenever something ended, so that who waits for everything to end looks again.</summary>
internal sealed class Lull
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _next;
    private long _count;

    /// <summary>Rises with everything that ends: a look at many things was at one moment if it did not rise meanwhile.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Ends when something has ended since a count was read.</summary>
    /// <param name="count">The count.</param>
    public Task After(long count)
    {
        lock (_gate)
        {
            if (_count != count) return Task.CompletedTask;
            return (_next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>Something ended.</summary>
    public void Tell()
    {
        TaskCompletionSource? next;
        lock (_gate)
        {
            Interlocked.Increment(ref _count);
            (next, _next) = (_next, null);
        }

        next?.SetResult();
    }
}
