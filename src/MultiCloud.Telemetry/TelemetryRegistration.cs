using System.ComponentModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MultiCloud.Telemetry;

/// <summary>Called by hosts when an OTEL_ variable asks for an export.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TelemetryRegistration
{
    /// <summary>Exports what the variables ask for, except signals for which the app configures OpenTelemetry itself.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="configuration">The app's configuration.</param>
    public static void AddTelemetryExport(this IServiceCollection services, IConfiguration configuration)
    {
        var plan = ExportPlan.Read(configuration);
        services.AddSingleton(plan);
        services.AddSingleton<ExportFailures>(static provider => new(provider.GetRequiredService<ILoggerFactory>));

        // The first of the hosted services: it starts before the others and ends after them.
        services.AddSingleton<IHostedService, SpansAndMetrics>();
        if (plan.Logs == Destination.Otlp)
        {
            services.AddSingleton<ILoggerProvider, LogExport>();
        }
    }
}
