using Microsoft.Extensions.Hosting;

namespace MultiCloud.Hosting;

/// <summary>Tells who asks when the app has started, stops and has stopped.</summary>
internal sealed class AppLifetime : IHostApplicationLifetime, IDisposable
{
    private readonly CancellationTokenSource _started = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _stopped = new();

    public CancellationToken ApplicationStarted => _started.Token;

    public CancellationToken ApplicationStopping => _stopping.Token;

    public CancellationToken ApplicationStopped => _stopped.Token;

    public void StopApplication() => _stopping.Cancel();

    internal void NotifyStarted() => _started.Cancel();

    internal void NotifyStopped() => _stopped.Cancel();

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
}
