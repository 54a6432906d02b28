using Microsoft.Extensions.Logging;
using MultiCloud.Hosting;

namespace MultiCloud.Local;

/// <summary>A function while it runs here: paused as long as a body of it runs past its deadline, because in one process it cannot be ended.</summary>
internal sealed class FunctionState(FunctionDescriptor function, ILogger log)
{
    private readonly Lock _gate = new();
    private volatile Task _stuck = Task.CompletedTask;

    public FunctionDescriptor Function { get; } = function;

    public bool IsPaused => !_stuck.IsCompleted;

    /// <summary>Ends when the function may be invoked.</summary>
    public Task Resumed => _stuck;

    /// <summary>Invokes the function no more until a body ends.</summary>
    /// <param name="body">The body that still runs; null for none.</param>
    public void PauseWhile(Task? body)
    {
        if (body is null) return;
        var ended = body.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        lock (_gate)
        {
            if (_stuck.IsCompleted) LocalLog.Paused(log, Function.Name, Function.Settings.Timeout.TotalSeconds);
            _stuck = Task.WhenAll(_stuck, ended);
        }
    }
}
