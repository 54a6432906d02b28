using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Exporter;

namespace MultiCloud.Telemetry;

/// <summary>Tells once that what was collected cannot be delivered. The app goes on.</summary>
internal sealed partial class ExportFailures(Func<ILoggerFactory> loggers)
{
    /// <summary>With these the exporter makes its own client, with the certificates they name.</summary>
    private static readonly string[] Certificates = ["OTEL_EXPORTER_OTLP_CERTIFICATE", "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE", "OTEL_EXPORTER_OTLP_CLIENT_KEY"];

    private int _told;

    /// <summary>Watches an exporter.</summary>
    internal void Watch(OtlpExporterOptions options, IConfiguration configuration)
    {
        if (!Certificates.Any(variable => !string.IsNullOrEmpty(configuration[variable])))
        {
            options.HttpClientFactory = () => new HttpClient(new Watcher(this)) { Timeout = TimeSpan.FromMilliseconds(options.TimeoutMilliseconds) };
        }
    }

    internal ILogger Log => loggers().CreateLogger("MultiCloud.Telemetry");

    [LoggerMessage(1, LogLevel.Warning, "Telemetry could not be exported to {Endpoint}: {Reason}. What was collected is lost; the app is not affected. Start a collector there, or unset the OTEL_ variables. This is told once", EventName = "ExportFailed")]
    private static partial void ExportFailed(ILogger log, string endpoint, string reason);

    [LoggerMessage(2, LogLevel.Warning, "{Warning}", EventName = "VariableNotAllowed")]
    internal static partial void VariableNotAllowed(ILogger log, string warning);

    private void Tell(Uri? endpoint, string reason)
    {
        if (Interlocked.Exchange(ref _told, 1) == 0) ExportFailed(Log, endpoint?.GetLeftPart(UriPartial.Path) ?? "", reason);
    }

    private sealed class Watcher(ExportFailures failures) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return Look(request, base.Send(request, cancellationToken));
            }
            catch (Exception e) when (Fails(request, e))
            {
                throw;
            }
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return Look(request, await base.SendAsync(request, cancellationToken));
            }
            catch (Exception e) when (Fails(request, e))
            {
                throw;
            }
        }

        private HttpResponseMessage Look(HttpRequestMessage request, HttpResponseMessage answer)
        {
            if (!answer.IsSuccessStatusCode) failures.Tell(request.RequestUri, $"the answer was {(int)answer.StatusCode}");
            return answer;
        }

        private bool Fails(HttpRequestMessage request, Exception error)
        {
            failures.Tell(request.RequestUri, error is OperationCanceledException ? "there was no answer in time" : error.Message.TrimEnd('.'));
            return false;
        }
    }
}
