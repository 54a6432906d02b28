namespace MultiCloud.Hosting;

/// <summary>Ends the wait for a call. While a debugger is attached it does not pass.</summary>
internal sealed class CallDeadline : IAsyncDisposable
{
    private static readonly TimeSpan Recheck = TimeSpan.FromSeconds(1);

    private readonly Func<bool> _isDebugging;
    private readonly CancellationTokenSource _passed = new();
    private readonly ITimer _timer;

    internal CallDeadline(TimeSpan wait, TimeProvider time, Func<bool> isDebugging)
    {
        _isDebugging = isDebugging;
        _timer = time.CreateTimer(static self => ((CallDeadline)self!).OnDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    internal CancellationToken Token => _passed.Token;

    /// <summary>Waits for the timer, which may be about to cancel.</summary>
    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        _passed.Dispose();
    }

    private void OnDue()
    {
        if (_isDebugging())
        {
            _timer.Change(Recheck, Timeout.InfiniteTimeSpan);
        }
        else
        {
            _passed.Cancel();
        }
    }
}
