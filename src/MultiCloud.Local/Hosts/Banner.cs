using System.Globalization;
using System.Text;
using MultiCloud.Hosting;
using MultiCloud.Local.Faults;

namespace MultiCloud.Local;

/// <summary>What a start prints.</summary>
internal static class Banner
{
    public static string Text(FunctionRuntime runtime, RunFile run, ChaosSpec? chaos)
    {
        var text = new StringBuilder();
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{runtime.App}, stage {runtime.Stage}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  functions  {run.Url}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  admin      {run.AdminUrl}  (x-multicloud-token: {run.Token})");
        if (chaos is not null)
        {
            text.AppendLine();
            text.AppendLine("  CHAOS IS ON: deliveries of queues, topics and buckets go wrong on purpose, none is lost.");
            text.AppendLine(CultureInfo.InvariantCulture, $"  The same again:  --{ChaosSpec.Option} {chaos}");
        }

        text.AppendLine();
        var width = runtime.Functions.Select(function => function.Name.Length).DefaultIfEmpty(0).Max();
        foreach (var function in runtime.Functions)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {function.Name.PadRight(width)}  {Describe(function.Trigger)}");

        if (runtime.Functions.Any(function => function.Trigger is HttpFunctionTrigger))
        {
            text.AppendLine();
            text.AppendLine("  Http functions are not authenticated locally; only this machine can reach them.");
        }

        text.AppendLine("  Ctrl-C stops.");
        return text.ToString();
    }

    private static string Describe(FunctionTrigger trigger) => trigger switch
    {
        HttpFunctionTrigger http => $"{http.Method} {http.Route}",
        QueueFunctionTrigger queue => $"queue {queue.Queue}",
        TopicFunctionTrigger topic => $"topic {topic.Topic}",
        BucketFunctionTrigger bucket => $"bucket {bucket.Bucket}/{bucket.Prefix}* {(bucket.Events == BucketEvents.All ? "created, deleted" : bucket.Events.ToString().ToLowerInvariant())}",
        TimerFunctionTrigger timer => $"timer {timer.Cron} {timer.TimeZone}",
        _ => "direct",
    };
}
