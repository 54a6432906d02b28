using MultiCloud.Hosting;
using OpenTelemetry.Resources;

namespace MultiCloud.Telemetry;

/// <summary>What is said of the app with everything it exports. OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES override it.</summary>
internal static class AppResource
{
    internal static ResourceBuilder Of(BindingScope app) => ResourceBuilder.CreateEmpty()
        .AddService(app.App)
        .AddAttributes([new("deployment.environment.name", app.Stage), new("multicloud.target", app.Target)])
        .AddTelemetrySdk()
        .AddEnvironmentVariableDetector();
}
