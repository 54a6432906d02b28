using Microsoft.Extensions.Configuration;

namespace MultiCloud.Hosting;

/// <summary>Whether the standard OpenTelemetry variables ask for an export. Read before anything of OpenTelemetry is loaded.</summary>
internal static class ExportRequest
{
    internal const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The signals as the variables name them.</summary>
    internal static readonly string[] Signals = ["TRACES", "METRICS", "LOGS"];

    internal static string EndpointOf(string signal) => $"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT";

    internal static string ExporterOf(string signal) => $"OTEL_{signal}_EXPORTER";

    /// <summary>Whether any signal is to be exported, or a variable has to be answered.</summary>
    internal static bool IsMade(IConfiguration configuration) =>
        !"true".Equals(configuration["OTEL_SDK_DISABLED"]?.Trim(), StringComparison.OrdinalIgnoreCase)
        && (IsSet(configuration, Endpoint) || Signals.Any(signal => IsSet(configuration, EndpointOf(signal)) || (IsSet(configuration, ExporterOf(signal)) && configuration[ExporterOf(signal)] != "none")));

    internal static bool IsSet(IConfiguration configuration, string variable) => !string.IsNullOrWhiteSpace(configuration[variable]);
}
