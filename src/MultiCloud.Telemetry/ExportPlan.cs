using Microsoft.Extensions.Configuration;
using MultiCloud.Hosting;

namespace MultiCloud.Telemetry;

/// <summary>Where a signal goes.</summary>
internal enum Destination
{
    None,
    Otlp,
    Console,
}

/// <summary>What the OTEL_ variables ask for, checked; what cannot be done is a warning, and the app runs without it.</summary>
/// <param name="Traces">Where spans go.</param>
/// <param name="Metrics">Where measurements go.</param>
/// <param name="Logs">Where log lines go, besides the console.</param>
/// <param name="Warnings">What is wrong with the variables.</param>
internal sealed record ExportPlan(Destination Traces, Destination Metrics, Destination Logs, IReadOnlyList<string> Warnings)
{
    private static readonly string[] Protocols = ["grpc", "http/protobuf"];

    internal static ExportPlan Read(IConfiguration configuration)
    {
        var warnings = new List<string>();
        var (traces, metrics, logs) = (Of("TRACES"), Of("METRICS"), Of("LOGS"));
        return new(traces, metrics, logs, warnings);

        Destination Of(string signal)
        {
            var variable = ExportRequest.ExporterOf(signal);
            switch (configuration[variable]?.Trim())
            {
                case null or "":
                    return ExportRequest.IsSet(configuration, ExportRequest.Endpoint) || ExportRequest.IsSet(configuration, ExportRequest.EndpointOf(signal)) ? Otlp(signal) : Destination.None;
                case "none":
                    return Destination.None;
                case "otlp":
                    return Otlp(signal);
                case "console" when signal == "TRACES":
                    return Destination.Console;
                case var other:
                    warnings.Add($"{variable} is '{other}'; allowed are {(signal == "TRACES" ? "otlp, console and none" : "otlp and none")}. Nothing of it is exported.");
                    return Destination.None;
            }
        }

        Destination Otlp(string signal)
        {
            foreach (var variable in (string[])[ExportRequest.EndpointOf(signal), ExportRequest.Endpoint])
            {
                if (!ExportRequest.IsSet(configuration, variable)) continue;
                if (IsAddress(configuration[variable]!)) break;
                Warn($"{variable} is '{configuration[variable]}'; expected an http or https address, for example http://localhost:4318. Nothing is exported to it.");
                return Destination.None;
            }

            foreach (var variable in (string[])[$"OTEL_EXPORTER_OTLP_{signal}_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL"])
            {
                if (!ExportRequest.IsSet(configuration, variable)) continue;
                if (Protocols.Contains(configuration[variable]!.Trim())) break;
                Warn($"{variable} is '{configuration[variable]}'; allowed are {string.Join(" and ", Protocols)}. Nothing is exported with it.");
                return Destination.None;
            }

            return Destination.Otlp;
        }

        void Warn(string warning)
        {
            if (!warnings.Contains(warning)) warnings.Add(warning);
        }
    }

    private static bool IsAddress(string text) => Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
