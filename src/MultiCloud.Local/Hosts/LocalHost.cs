using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MultiCloud.Hosting;
using MultiCloud.Hosting.Http;
using MultiCloud.Telemetry;

namespace MultiCloud.Local;

/// <summary>
/// The local reference runtime: everything in one process. Http functions on <c>--port</c> (default 5080), the admin API on <c>--admin-port</c>
/// (default 5081), queues, topics, buckets, tables and schedules in a durable store under <c>.multicloud</c> of the project's folder, or <c>--store</c>.
/// </summary>
public sealed class LocalHost : IFunctionHost
{
    internal const string TargetName = "local";

    private readonly TestBench? _bench;
    private LocalRuntime? _runtime;

    /// <summary>A host; its web server's code is compiled meanwhile.</summary>
    public LocalHost() => _ = Task.Run(HttpFront.WarmUpAsync);

    /// <summary>A host for a test.</summary>
    internal LocalHost(TestBench bench) => _bench = bench;

    /// <summary>Null until it has started.</summary>
    internal LocalRuntime? Runtime => _runtime;

    /// <inheritdoc />
    public string Target => TargetName;

    /// <inheritdoc />
    public string DefaultEnvironment => Environments.Development;

    /// <inheritdoc />
    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(provider => LocalParts.Create(provider, _bench));
        services.AddSingleton<IBindingClients>(static provider => provider.GetRequiredService<LocalParts>().Bindings);
        services.AddSingleton<IInvocationObserver>(static provider => provider.GetRequiredService<LocalParts>().History);
        if (_bench is null && ExportRequest.IsMade(configuration)) AddExport(services, configuration);
    }

    /// <inheritdoc />
    public async Task StartAsync(FunctionRuntime runtime, CancellationToken cancellationToken)
    {
        _runtime = new LocalRuntime(runtime, runtime.Services.GetRequiredService<LocalParts>());
        await _runtime.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => _runtime?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>A method of its own: where it is not called, nothing of OpenTelemetry is loaded.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddExport(IServiceCollection services, IConfiguration configuration)
    {
        ConsoleLoggerProvider.Add(services);
        services.AddTelemetryExport(configuration);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _runtime?.DisposeAsync() ?? default;
}
