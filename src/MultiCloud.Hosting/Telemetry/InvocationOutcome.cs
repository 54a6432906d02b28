namespace MultiCloud.Hosting;

/// <summary>How an invocation ended.</summary>
internal enum OutcomeKind
{
    Succeeded,
    Failed,
    Rejected,
    TimedOut,
    Cancelled,
}

/// <summary>How an invocation ended, as the log tells it.</summary>
/// <param name="Kind">How.</param>
/// <param name="Error">What was thrown, or null.</param>
/// <param name="Reason">Why deliveries were not handled, when nothing was thrown.</param>
/// <param name="StatusCode">The http answer's status; 0 when there was none.</param>
internal readonly record struct InvocationOutcome(OutcomeKind Kind, Exception? Error = null, string? Reason = null, int StatusCode = 0)
{
    internal static InvocationOutcome Of(Exception? error, bool isOuterCancelled) => error switch
    {
        null => default,
        DeadlineException => new(OutcomeKind.TimedOut, error),
        OperationCanceledException when isOuterCancelled => new(OutcomeKind.Cancelled),
        HttpProblemException => default,
        RejectException => new(OutcomeKind.Rejected, error),
        _ => new(OutcomeKind.Failed, error),
    };

    /// <summary>When the function returned, but did not handle every delivery.</summary>
    internal static InvocationOutcome Of(ItemOutcome[] items)
    {
        InvocationOutcome worst = default;
        foreach (var item in items)
        {
            if (item.Settlement == Settlement.Retry)
            {
                return new(OutcomeKind.Failed, null, item.Reason);
            }

            if (item.Settlement == Settlement.Reject)
            {
                worst = new(OutcomeKind.Rejected, null, item.Reason);
            }
        }

        return worst;
    }
}
