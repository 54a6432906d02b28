using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;

namespace MultiCloud.Hosting;

/// <summary>
/// The first Ctrl-C or SIGTERM asks the app to stop. A second Ctrl-C is left to the system, which ends the process at once (a shell shows 130).
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly IHostApplicationLifetime _lifetime;
    private readonly CancellationToken _stopping;
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    internal StopSignals(IHostApplicationLifetime lifetime)
    {
        _lifetime = lifetime;
        _stopping = lifetime.ApplicationStopping; // Asked for later, it would throw once the app is disposed.
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
    }

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
    }

    private void OnSignal(PosixSignalContext signal)
    {
        var isSecond = _stopping.IsCancellationRequested;
        signal.Cancel = !(isSecond && signal.Signal == PosixSignal.SIGINT);
        if (!isSecond)
        {
            _lifetime.StopApplication();
        }
    }
}
