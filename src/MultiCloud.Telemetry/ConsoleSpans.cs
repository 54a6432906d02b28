using System.Diagnostics;
using System.Globalization;
using OpenTelemetry;

namespace MultiCloud.Telemetry;

/// <summary>A line for every span: for a look at a trace where there is no collector.</summary>
internal sealed class ConsoleSpans : BaseExporter<Activity>
{
    public override ExportResult Export(in Batch<Activity> batch)
    {
        foreach (var span in batch)
        {
            var failed = span.Status == ActivityStatusCode.Error ? $"  failed: {span.StatusDescription}" : "";
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"span {span.TraceId} {span.SpanId} < {span.ParentSpanId}  {span.Kind.ToString().ToLowerInvariant(),-8} {span.DisplayName}  {span.Duration.TotalMilliseconds:0.0} ms{failed}"));
        }

        return ExportResult.Success;
    }
}
