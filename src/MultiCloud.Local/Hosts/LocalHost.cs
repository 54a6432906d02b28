using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MultiCloud.Hosting;
using MultiCloud.Hosting.Http;

namespace MultiCloud.Local;

/// <summary>
/// The local reference runtime: everything in one process. Http functions on <c>--port</c> (default 5080), the admin API on <c>--admin-port</c>
/// (default 5081), queues, topics, buckets and schedules in a durable store under <c>.multicloud</c> of the project's folder, or <c>--store</c>.
/// </summary>
public sealed class LocalHost : IFunctionHost
{
    internal const string TargetName = "local";

    private LocalParts? _parts;
    private LocalRuntime? _runtime;

    /// <summary>A host; its web server's code is compiled meanwhile.</summary>
    public LocalHost() => _ = Task.Run(HttpFront.WarmUpAsync);

    /// <inheritdoc />
    public string Target => TargetName;

    /// <inheritdoc />
    public string DefaultEnvironment => Environments.Development;

    /// <inheritdoc />
    public IBindingClients Bindings => Parts.Bindings;

    private LocalParts Parts => _parts ?? throw new InvalidOperationException("The host's services were not configured.");

    /// <inheritdoc />
    public void ConfigureServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<IHostedService>(provider => new Preparation(this, provider));

    /// <inheritdoc />
    public async Task StartAsync(FunctionRuntime runtime, CancellationToken cancellationToken)
    {
        _runtime = new LocalRuntime(runtime, Parts);
        await _runtime.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => _runtime?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_runtime is not null) await _runtime.DisposeAsync();
        if (_parts is not null) await _parts.DisposeAsync();
    }

    private void Prepare(IServiceProvider services) => _parts = LocalParts.Create(
        LocalOptions.Read(services.GetRequiredService<IConfiguration>(), services.GetRequiredService<IHostEnvironment>().ContentRootPath),
        services.GetRequiredService<FunctionTable>().Functions,
        services.GetRequiredService<TimeProvider>(),
        services.GetRequiredService<ILoggerFactory>().CreateLogger(LocalLog.Category));

    /// <summary>The first of the app's hosted services to be made, so that those after it can ask for bindings and use them while they start.</summary>
    private sealed class Preparation : IHostedService
    {
        public Preparation(LocalHost host, IServiceProvider services) => host.Prepare(services);

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
