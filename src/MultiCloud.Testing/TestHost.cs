using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using MultiCloud.Hosting;
using MultiCloud.Local;

namespace MultiCloud.Testing;

/// <summary>The local runtime on a test's bench: what is sent is noted, and what is logged is kept.</summary>
internal sealed class TestHost : IFunctionHost
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("multicloud-test-");
    private readonly LocalHost _local;

    internal TestHost()
    {
        Bench = new TestBench(_folder.FullName);
        _local = new LocalHost(Bench);
    }

    public string Target => _local.Target;

    public string DefaultEnvironment => _local.DefaultEnvironment;

    internal TestBench Bench { get; }

    internal Sent Sent { get; } = new();

    internal LogKeeper Logs { get; } = new();

    /// <summary>Null until it has started.</summary>
    internal LocalRuntime? Runtime => _local.Runtime;

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        _local.ConfigureServices(services, configuration);
        services.AddSingleton<ILoggerProvider>(Logs);
        services.Replace(ServiceDescriptor.Singleton<IBindingClients>(provider => new RecordingBindings(provider.GetRequiredService<LocalParts>().Bindings, Sent)));
    }

    public Task StartAsync(FunctionRuntime runtime, CancellationToken cancellationToken) => _local.StartAsync(runtime, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => _local.StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => _local.DisposeAsync();

    /// <summary>To be called when the store is closed.</summary>
    internal void DeleteStore() => _folder.Delete(recursive: true);
}
