namespace MultiCloud.Hosting;

/// <summary>
/// The names of the OpenTelemetry semantic conventions for functions and messages, which are still marked as in development: here is the one place to
/// follow them. What they have no name for begins with <c>multicloud.</c>.
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
    internal const string Time = "faas.time";
    internal const string DocumentCollection = "faas.document.collection";
    internal const string DocumentName = "faas.document.name";
    internal const string DocumentOperation = "faas.document.operation";
    internal const string DocumentTime = "faas.document.time";
    internal const string InvokedName = "faas.invoked_name";
    internal const string InvokedProvider = "faas.invoked_provider";
    internal const string HttpMethod = "http.request.method";
    internal const string HttpRoute = "http.route";
    internal const string HttpStatus = "http.response.status_code";
    internal const string UrlPath = "url.path";
    internal const string MessagingSystem = "messaging.system";
    internal const string MessagingOperation = "messaging.operation.type";
    internal const string MessagingOperationName = "messaging.operation.name";
    internal const string MessagingDestination = "messaging.destination.name";
    internal const string MessagingId = "messaging.message.id";
    internal const string MessagingCount = "messaging.batch.message_count";
    internal const string Attempt = "multicloud.attempt";
    internal const string Bucket = "multicloud.bucket";
    internal const string Key = "multicloud.key";
    internal const string ErrorType = "error.type";

    /// <summary>Queues and topics are those of the target, behind one contract.</summary>
    internal const string System = "multicloud";

    internal static string TriggerOf(TriggerKind kind) => kind switch
    {
        TriggerKind.Http => "http",
        TriggerKind.Timer => "timer",
        TriggerKind.Queue or TriggerKind.Topic => "pubsub",
        TriggerKind.Bucket => "datasource",
        _ => "other",
    };
}
