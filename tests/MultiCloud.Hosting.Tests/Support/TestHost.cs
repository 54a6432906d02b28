using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace MultiCloud.Hosting.Tests.Support;

/// <summary>A host that receives nothing, and tells what was done with it.</summary>
internal sealed class TestHost : IFunctionHost
{
    public string Target { get; init; } = "test";

    public string DefaultEnvironment { get; init; } = "Production";

    internal IBindingClients Bindings { get; init; } = new MemoryBindings();

    internal List<string> Events { get; init; } = [];

    internal FunctionRuntime? Runtime { get; private set; }

    internal FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    internal LogRecorder Log { get; } = new();

    internal Func<CancellationToken, Task> OnStart { get; init; } = _ => Task.CompletedTask;

    internal Func<CancellationToken, Task> OnStop { get; init; } = _ => Task.CompletedTask;

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(Bindings);
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(Log);
    }

    public Task StartAsync(FunctionRuntime runtime, CancellationToken cancellationToken)
    {
        Events.Add("host start");
        Runtime = runtime;
        return OnStart(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Events.Add("host stop");
        return OnStop(cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        Events.Add("host dispose");
        return default;
    }
}
