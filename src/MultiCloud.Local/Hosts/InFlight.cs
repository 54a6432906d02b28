namespace MultiCloud.Local;

/// <summary>Counts what runs, and tells when nothing does.</summary>
internal sealed class InFlight
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _drained;

    public int Count { get; private set; }

    /// <summary>Ends when nothing runs.</summary>
    public Task Drained
    {
        get
        {
            lock (_gate)
            {
                if (Count == 0) return Task.CompletedTask;
                return (_drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
        }
    }

    public void Enter()
    {
        lock (_gate) Count++;
    }

    public void Leave()
    {
        TaskCompletionSource? drained;
        lock (_gate)
        {
            if (--Count > 0) return;
            (drained, _drained) = (_drained, null);
        }

        drained?.SetResult();
    }
}
