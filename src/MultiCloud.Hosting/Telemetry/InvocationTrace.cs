using System.Diagnostics;

namespace MultiCloud.Hosting;

/// <summary>Where an invocation's trace comes from.</summary>
/// <param name="TraceParent">The W3C traceparent of whoever caused it, or null.</param>
/// <param name="TraceState">The tracestate beside it.</param>
/// <param name="Links">For a batch, which has many causes.</param>
internal readonly record struct TraceLink(string? TraceParent, string? TraceState = null, IReadOnlyList<ActivityLink>? Links = null);

/// <summary>The trace of one invocation: a span when somebody listens, otherwise ids alone, so that a trace goes on through this app either way.</summary>
/// <remarks>
/// The sampled flag says whether the span is recorded: with a span its listeners decide, as everywhere in .NET; without one the parent's flag is passed on.
/// </remarks>
internal readonly struct InvocationTrace : IDisposable
{
    private static readonly ActivitySource Source = new(FaasNames.Source);

    private readonly Activity? _activity;

    private InvocationTrace(Activity? activity, string traceParent)
    {
        _activity = activity;
        TraceParent = traceParent;
    }

    internal static bool IsListenedTo => Source.HasListeners();

    internal string TraceParent { get; }

    internal static InvocationTrace Start(FunctionDescriptor function, in TraceLink parent)
    {
        var hasParent = ActivityContext.TryParse(parent.TraceParent, parent.TraceState, isRemote: true, out var context);
        var activity = Source.HasListeners()
            ? Source.StartActivity(ActivityKind.Server, context, tags: null, parent.Links, name: function.Name)
            : null;
        return new(activity, activity?.Id ?? NewTraceParent(hasParent, context));
    }

    internal void Describe(string invocationId, FunctionDescriptor function, bool isCold, Exception? error)
    {
        if (_activity is not { IsAllDataRequested: true } activity)
        {
            return;
        }

        activity.SetTag(FaasNames.Trigger, FaasNames.TriggerOf(function.Trigger.Kind));
        activity.SetTag(FaasNames.InvocationId, invocationId);
        activity.SetTag(FaasNames.ColdStart, isCold);
        DescribeTrigger(activity, function.Trigger);
        if (error is not null)
        {
            activity.SetTag(FaasNames.ErrorType, error.GetType().FullName);
            activity.SetStatus(ActivityStatusCode.Error, ErrorText.Message(error));
        }
    }

    public void Dispose() => _activity?.Dispose();

    private static void DescribeTrigger(Activity activity, FunctionTrigger trigger)
    {
        switch (trigger)
        {
            case HttpFunctionTrigger http:
                activity.SetTag(FaasNames.HttpMethod, http.Method).SetTag(FaasNames.HttpRoute, http.Route);
                break;
            case TimerFunctionTrigger timer:
                activity.SetTag(FaasNames.Cron, timer.Cron);
                break;
            case QueueFunctionTrigger queue:
                activity.SetTag(FaasNames.MessagingDestination, queue.Queue);
                break;
            case TopicFunctionTrigger topic:
                activity.SetTag(FaasNames.MessagingDestination, topic.Topic);
                break;
            case BucketFunctionTrigger bucket:
                activity.SetTag(FaasNames.DocumentCollection, bucket.Bucket);
                break;
        }
    }

    private static string NewTraceParent(bool hasParent, in ActivityContext parent)
    {
        var trace = hasParent ? parent.TraceId : ActivityTraceId.CreateRandom();
        var flags = hasParent && (parent.TraceFlags & ActivityTraceFlags.Recorded) != 0 ? "01" : "00";
        return string.Concat("00-", trace.ToHexString(), "-", string.Concat(ActivitySpanId.CreateRandom().ToHexString(), "-", flags));
    }
}
