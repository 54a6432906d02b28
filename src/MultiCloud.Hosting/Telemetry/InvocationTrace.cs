using System.Diagnostics;
using System.Globalization;

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
internal static class InvocationTrace
{
    internal static readonly ActivitySource Source = new(FaasNames.Source);

    internal static bool IsListenedTo => Source.HasListeners();

    /// <summary>Begins the span, which is the current one of the code that follows.</summary>
    /// <param name="function">The function.</param>
    /// <param name="parent">Who caused the invocation.</param>
    /// <param name="traceParent">What the invocation tells others.</param>
    /// <returns>The span, or null when nobody wants it.</returns>
    internal static Activity? Start(FunctionDescriptor function, in TraceLink parent, out string traceParent)
    {
        var hasParent = ActivityContext.TryParse(parent.TraceParent, parent.TraceState, isRemote: true, out var context);
        var span = Source.HasListeners()
            ? Source.StartActivity(ActivityKind.Server, context, tags: null, parent.Links, name: function.Name)
            : null;
        traceParent = span?.Id ?? NewTraceParent(hasParent, context);
        return span;
    }

    /// <summary>Says of a span which function it is and how it ended.</summary>
    internal static void Describe(Activity span, string invocationId, FunctionDescriptor function, bool isCold, in InvocationOutcome outcome)
    {
        span.SetTag(FaasNames.Name, function.Name);
        span.SetTag(FaasNames.Trigger, FaasNames.TriggerOf(function.Trigger.Kind));
        span.SetTag(FaasNames.InvocationId, invocationId);
        span.SetTag(FaasNames.ColdStart, isCold);
        if (outcome.StatusCode != 0)
        {
            span.SetTag(FaasNames.HttpStatus, outcome.StatusCode);
        }

        if (outcome.Kind is OutcomeKind.Failed or OutcomeKind.TimedOut or OutcomeKind.Rejected)
        {
            Fail(span, outcome.Error?.GetType().FullName ?? (outcome.Kind == OutcomeKind.Rejected ? "rejected" : "failed"), outcome.Error is null ? outcome.Reason : ErrorText.Message(outcome.Error));
        }
        else if (outcome.StatusCode >= 500)
        {
            Fail(span, outcome.StatusCode.ToString(CultureInfo.InvariantCulture), null);
        }
    }

    /// <summary>Marks a span as failed.</summary>
    internal static void Fail(Activity span, string? type, string? message) => span.SetTag(FaasNames.ErrorType, type).SetStatus(ActivityStatusCode.Error, message);

    private static string NewTraceParent(bool hasParent, in ActivityContext parent)
    {
        var trace = hasParent ? parent.TraceId : ActivityTraceId.CreateRandom();
        var flags = hasParent && (parent.TraceFlags & ActivityTraceFlags.Recorded) != 0 ? "01" : "00";
        return string.Concat("00-", trace.ToHexString(), "-", string.Concat(ActivitySpanId.CreateRandom().ToHexString(), "-", flags));
    }
}
