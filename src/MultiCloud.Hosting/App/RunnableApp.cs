using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MultiCloud.Hosting;

/// <summary>An app that was built: starts and stops its parts in order.</summary>
internal sealed class RunnableApp(FunctionTable table, IFunctionHost host, string stage, StageSettings settings, ServiceProvider services) : IAsyncDisposable
{
    private HostedServices? _hosted;
    private InvocationParts? _parts;
    private bool _isHostStarted;

    internal IServiceProvider Services => services;

    internal AppLifetime Lifetime { get; } = services.GetRequiredService<AppLifetime>();

    internal TimeProvider Time { get; } = services.GetRequiredService<TimeProvider>();

    /// <summary>Whether a background service failed, which stops the app.</summary>
    internal bool HasBackgroundFailure { get; private set; }

    internal async Task StartAsync(IReadOnlyList<Func<InvocationContext, Func<Task>, Task>> steps, CancellationToken cancellationToken)
    {
        services.GetService<IStartupValidator>()?.Validate();
        _hosted = new(services.GetServices<IHostedService>());
        await _hosted.StartAsync(cancellationToken);
        foreach (var service in _hosted.Background)
        {
            _ = WatchAsync(service);
        }

        await host.StartAsync(CreateRuntime(steps), cancellationToken);
        _isHostStarted = true;
        Lifetime.NotifyStarted();
    }

    /// <summary>Stops what was started, also after a start that failed half-way.</summary>
    internal async Task StopAsync(CancellationToken cancellationToken)
    {
        Lifetime.StopApplication();
        List<Exception>? errors = null;
        if (_isHostStarted)
        {
            _isHostStarted = false;
            await TryAsync(host.StopAsync);
        }

        if (_hosted is not null)
        {
            await TryAsync(_hosted.StopAsync);
        }

        Lifetime.NotifyStopped();
        if (errors is not null)
        {
            throw errors.Count == 1 ? errors[0] : new AggregateException(errors);
        }

        async Task TryAsync(Func<CancellationToken, Task> step)
        {
            try
            {
                await step(cancellationToken);
            }
            catch (Exception e)
            {
                (errors ??= []).Add(e);
            }
        }
    }

    /// <summary>The services come last: log lines are written until then.</summary>
    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        _parts?.Dispose();
        await services.DisposeAsync();
    }

    private FunctionRuntime CreateRuntime(IReadOnlyList<Func<InvocationContext, Func<Task>, Task>> steps)
    {
        _parts = new()
        {
            App = table.App,
            Stage = stage,
            Target = host.Target,
            Json = services.GetRequiredService<JsonTypes>(),
            Services = services,
            Time = Time,
            Deadlines = new(Time),
            Log = services.GetRequiredService<ILoggerFactory>().CreateLogger(InvocationLog.Category),
            Steps = steps,
            Observer = services.GetService<IInvocationObserver>(),
            TellsErrors = host.Target == "local" && services.GetRequiredService<IHostEnvironment>().IsDevelopment(),
        };
        return new(table.App, stage, settings.Apply(table.Functions), table, settings.Cors, new(_parts), services);
    }

    private async Task WatchAsync(BackgroundService service)
    {
        try
        {
            await (service.ExecuteTask ?? Task.CompletedTask);
        }
        catch (OperationCanceledException) when (Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // It was asked to stop.
        }
        catch (Exception e)
        {
            HasBackgroundFailure = true;
            AppLog.BackgroundFailed(AppLog.Of(services), e, service.GetType().Name);
            Lifetime.StopApplication();
        }
    }
}
