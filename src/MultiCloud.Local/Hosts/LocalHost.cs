using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
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

    private LocalRuntime? _runtime;

    /// <summary>A host; its web server's code is compiled meanwhile.</summary>
    public LocalHost() => _ = Task.Run(HttpFront.WarmUpAsync);

    /// <inheritdoc />
    public string Target => TargetName;

    /// <inheritdoc />
    public string DefaultEnvironment => Environments.Development;

    /// <inheritdoc />
    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(LocalParts.Create);
        services.AddSingleton<IBindingClients>(static provider => provider.GetRequiredService<LocalParts>().Bindings);
    }

    /// <inheritdoc />
    public async Task StartAsync(FunctionRuntime runtime, CancellationToken cancellationToken)
    {
        _runtime = new LocalRuntime(runtime, runtime.Services.GetRequiredService<LocalParts>());
        await _runtime.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => _runtime?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _runtime?.DisposeAsync() ?? default;
}
