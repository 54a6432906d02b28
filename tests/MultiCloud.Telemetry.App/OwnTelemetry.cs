using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;

namespace MultiCloud.Telemetry.App;

/// <summary>What apps write that configure OpenTelemetry themselves.</summary>
internal static class OwnTelemetry
{
    /// <summary>Where it is not called, nothing of OpenTelemetry is loaded.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Add(IServiceCollection services) => services.AddOpenTelemetry()
        .WithTracing(spans => spans.AddSource("MultiCloud"))
        .WithMetrics(metrics => metrics.AddMeter("MultiCloud"))
        .WithLogging()
        .UseOtlpExporter();
}
