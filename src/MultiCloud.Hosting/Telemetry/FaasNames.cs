namespace MultiCloud.Hosting;

/// <summary>
/// The names of the OpenTelemetry semantic conventions for functions, which are still marked as in development: here is the one place to follow them.
/// </summary>
internal static class FaasNames
{
    internal const string Source = "MultiCloud";

    internal const string InvokeDuration = "faas.invoke_duration";
    internal const string Invocations = "faas.invocations";
    internal const string Errors = "faas.errors";
    internal const string Timeouts = "faas.timeouts";
    internal const string ColdStarts = "faas.coldstarts";

    internal const string Name = "faas.name";
    internal const string Trigger = "faas.trigger";
    internal const string InvocationId = "faas.invocation_id";
    internal const string ColdStart = "faas.coldstart";
    internal const string Cron = "faas.cron";
    internal const string DocumentCollection = "faas.document.collection";
    internal const string HttpMethod = "http.request.method";
    internal const string HttpRoute = "http.route";
    internal const string MessagingDestination = "messaging.destination.name";
    internal const string ErrorType = "error.type";

    internal static string TriggerOf(TriggerKind kind) => kind switch
    {
        TriggerKind.Http => "http",
        TriggerKind.Timer => "timer",
        TriggerKind.Queue or TriggerKind.Topic => "pubsub",
        TriggerKind.Bucket => "datasource",
        _ => "other",
    };
}
