using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MultiCloud.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace MultiCloud.Telemetry;

/// <summary>Exports spans and measurements from the start of the app to its end.</summary>
/// <remarks>A signal for which the app registered a provider of its own is left to it: two providers would export everything twice.</remarks>
internal sealed class SpansAndMetrics(IServiceProvider services, ExportPlan plan, ExportFailures failures, IConfiguration configuration, IHostEnvironment environment)
    : IHostedService, IDisposable
{
    private TracerProvider? _spans;
    private MeterProvider? _metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var warning in plan.Warnings) ExportFailures.VariableNotAllowed(failures.Log, warning);
        var registered = services.GetRequiredService<IServiceProviderIsService>();
        if (plan.Traces != Destination.None && !registered.IsService(typeof(TracerProvider))) _spans = BuildSpans();
        if (plan.Metrics != Destination.None && !registered.IsService(typeof(MeterProvider))) _metrics = BuildMetrics();
        return Task.CompletedTask;
    }

    /// <summary>Delivers what was collected, as long as the exporter's own limits allow.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(Dispose, CancellationToken.None).WaitAsync(cancellationToken);

    public void Dispose()
    {
        Parallel.Invoke(
            () => Interlocked.Exchange(ref _spans, null)?.Dispose(),
            () => Interlocked.Exchange(ref _metrics, null)?.Dispose());
    }

    /// <summary>Ours, the framework's http client, the app's own by its name, and those that the variable names.</summary>
    private string[] Names(string signal) =>
    [
        FaasNames.Source,
        "System.Net.Http",
        environment.ApplicationName,
        $"{environment.ApplicationName}.*",
        .. configuration[$"OTEL_DOTNET_AUTO_{signal}_ADDITIONAL_SOURCES"]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
    ];

    private TracerProvider BuildSpans()
    {
        var spans = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(provider => provider.AddSingleton(configuration))
            .SetResourceBuilder(AppResource.Of(BindingScope.Of(services)))
            .AddSource(Names("TRACES"));
        return (plan.Traces == Destination.Console
            ? spans.AddProcessor(new SimpleActivityExportProcessor(new ConsoleSpans()))
            : spans.AddOtlpExporter(options => failures.Watch(options, configuration))).Build();
    }

    private MeterProvider BuildMetrics() => Sdk.CreateMeterProviderBuilder()
        .ConfigureServices(provider => provider.AddSingleton(configuration))
        .SetResourceBuilder(AppResource.Of(BindingScope.Of(services)))
        .AddMeter([.. Names("METRICS").Where(name => name != "System.Net.Http")])
        .AddOtlpExporter(options => failures.Watch(options, configuration))
        .Build();
}
