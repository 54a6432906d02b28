using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MultiCloud.Hosting;
using OpenTelemetry.Logs;

namespace MultiCloud.Telemetry;

/// <summary>Exports log lines with their trace, besides whatever else the app logs to; nothing when the app configures OpenTelemetry's logging itself.</summary>
internal sealed class LogExport(IServiceProvider services) : ILoggerProvider, ISupportExternalScope
{
    private readonly Lock _gate = new();
    private IExternalScopeProvider? _scopes;
    private ServiceProvider? _own;
    private ILoggerProvider? _inner;

    public ILogger CreateLogger(string categoryName)
    {
        lock (_gate)
        {
            return (_inner ??= Build()).CreateLogger(categoryName);
        }
    }

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    /// <summary>Delivers what waits.</summary>
    public void Dispose() => _own?.Dispose();

    private ILoggerProvider Build()
    {
        if (services.GetRequiredService<IServiceProviderIsService>().IsService(typeof(LoggerProvider))) return NullLoggerProvider.Instance;
        var configuration = services.GetRequiredService<IConfiguration>();
        var failures = services.GetRequiredService<ExportFailures>();
        _own = new ServiceCollection()
            .AddSingleton(configuration)
            .AddLogging(logging => logging.AddOpenTelemetry(options =>
            {
                options.IncludeFormattedMessage = true;
                options.IncludeScopes = true;
                options.SetResourceBuilder(AppResource.Of(BindingScope.Of(services)));
                options.AddOtlpExporter(exporter => failures.Watch(exporter, configuration));
            }))
            .BuildServiceProvider();
        var inner = _own.GetRequiredService<ILoggerProvider>();
        if (_scopes is not null && inner is ISupportExternalScope scoped) scoped.SetScopeProvider(_scopes);
        return inner;
    }
}
