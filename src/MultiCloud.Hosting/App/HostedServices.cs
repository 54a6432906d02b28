using Microsoft.Extensions.Hosting;

namespace MultiCloud.Hosting;

/// <summary>The app's hosted services: started in the order registered, stopped in the opposite one.</summary>
internal sealed class HostedServices(IEnumerable<IHostedService> services)
{
    private readonly IHostedService[] _services = [.. services];
    private int _started;

    /// <summary>Those that run in the background, once started.</summary>
    internal IEnumerable<BackgroundService> Background => _services.OfType<BackgroundService>();

    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var service in _services)
        {
            if (service is IHostedLifecycleService lifecycle)
            {
                await lifecycle.StartingAsync(cancellationToken);
            }
        }

        foreach (var service in _services)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _started++;
            await service.StartAsync(cancellationToken);
        }

        foreach (var service in _services)
        {
            if (service is IHostedLifecycleService lifecycle)
            {
                await lifecycle.StartedAsync(cancellationToken);
            }
        }
    }

    /// <summary>Stops those that were started; one that fails does not keep the others from stopping.</summary>
    /// <exception cref="AggregateException">Some failed to stop.</exception>
    internal async Task StopAsync(CancellationToken cancellationToken)
    {
        List<Exception>? errors = null;
        var started = _services[.._started];
        Array.Reverse(started);
        _started = 0;
        foreach (var step in (Func<IHostedService, Task>[])[Stopping, service => service.StopAsync(cancellationToken), Stopped])
        {
            foreach (var service in started)
            {
                try
                {
                    await step(service);
                }
                catch (Exception e)
                {
                    (errors ??= []).Add(e);
                }
            }
        }

        if (errors is not null)
        {
            throw new AggregateException("Hosted services failed to stop.", errors);
        }

        Task Stopping(IHostedService service) => (service as IHostedLifecycleService)?.StoppingAsync(cancellationToken) ?? Task.CompletedTask;
        Task Stopped(IHostedService service) => (service as IHostedLifecycleService)?.StoppedAsync(cancellationToken) ?? Task.CompletedTask;
    }
}
