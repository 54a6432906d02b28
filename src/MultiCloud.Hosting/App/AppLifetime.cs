using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MultiCloud.Hosting;

/// <summary>Tells who asks when the app has started, stops and has stopped. Code that listens and throws does not keep the others from hearing of it.</summary>
internal sealed class AppLifetime(Func<ILogger> log) : IHostApplicationLifetime, IDisposable
{
    private readonly CancellationTokenSource _started = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _stopped = new();

    public CancellationToken ApplicationStarted => _started.Token;

    public CancellationToken ApplicationStopping => _stopping.Token;

    public CancellationToken ApplicationStopped => _stopped.Token;

    public void StopApplication() => Tell(_stopping, nameof(ApplicationStopping));

    internal void NotifyStarted() => Tell(_started, nameof(ApplicationStarted));

    internal void NotifyStopped() => Tell(_stopped, nameof(ApplicationStopped));

    internal async Task WaitForStopAsync()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = ApplicationStopping.UnsafeRegister(static source => ((TaskCompletionSource)source!).TrySetResult(), asked);
        await asked.Task;
    }

    public void Dispose()
    {
        _started.Dispose();
        _stopping.Dispose();
        _stopped.Dispose();
    }

    private void Tell(CancellationTokenSource listeners, string what)
    {
        try
        {
            listeners.Cancel();
        }
        catch (AggregateException e)
        {
            AppLog.ListenerFailed(log(), e, what);
        }
    }
}
