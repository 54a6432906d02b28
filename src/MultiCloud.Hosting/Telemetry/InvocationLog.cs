using Microsoft.Extensions.Logging;

namespace MultiCloud.Hosting;

/// <summary>One line for every invocation.</summary>
internal static partial class InvocationLog
{
    internal const string Category = "MultiCloud.Invocation";

    internal static void Write(ILogger log, FunctionDescriptor function, string id, int attempt, TimeSpan duration, in InvocationOutcome outcome, bool isCold)
    {
        var milliseconds = duration.TotalMilliseconds;
        switch (outcome.Kind)
        {
            case OutcomeKind.Succeeded when outcome.StatusCode != 0:
                Answered(log, function.Name, outcome.StatusCode, milliseconds, id, isCold);
                break;
            case OutcomeKind.Succeeded:
                Succeeded(log, function.Name, milliseconds, id, attempt, isCold);
                break;
            case OutcomeKind.Cancelled:
                Cancelled(log, function.Name, milliseconds, id, attempt, isCold);
                break;
            case OutcomeKind.Rejected:
                Rejected(log, function.Name, milliseconds, id, attempt, isCold, Reason(outcome));
                break;
            case OutcomeKind.TimedOut:
                TimedOut(log, function.Name, milliseconds, id, attempt, isCold);
                break;
            default:
                Failed(log, outcome.Error, function.Name, milliseconds, id, attempt, isCold, Reason(outcome));
                break;
        }
    }

    private static string? Reason(in InvocationOutcome outcome) => outcome.Error is null ? outcome.Reason : ErrorText.Message(outcome.Error);

    [LoggerMessage(6, LogLevel.Warning, "{Function} ended {Seconds:0.0} s after it began, long after its deadline (invocation {InvocationId})", EventName = "LateEnd")]
    internal static partial void LateEnd(ILogger log, string function, string invocationId, double seconds);

    [LoggerMessage(7, LogLevel.Error, "{Function}: code called by cancellation threw (invocation {InvocationId})", EventName = "CancellationFailed")]
    internal static partial void CancellationFailed(ILogger log, Exception error, string function, string invocationId);

    [LoggerMessage(8, LogLevel.Error, "{Function}: the answer could not be sent (invocation {InvocationId})", EventName = "AnswerFailed")]
    internal static partial void AnswerFailed(ILogger log, Exception error, string function, string invocationId);

    [LoggerMessage(1, LogLevel.Information, "{Function} succeeded in {Milliseconds:0.0} ms (invocation {InvocationId}, attempt {Attempt}, cold {ColdStart})", EventName = "Succeeded")]
    private static partial void Succeeded(ILogger log, string function, double milliseconds, string invocationId, int attempt, bool coldStart);

    [LoggerMessage(9, LogLevel.Information, "{Function} answered {StatusCode} in {Milliseconds:0.0} ms (invocation {InvocationId}, cold {ColdStart})", EventName = "Answered")]
    private static partial void Answered(ILogger log, string function, int statusCode, double milliseconds, string invocationId, bool coldStart);

    [LoggerMessage(2, LogLevel.Error, "{Function} failed in {Milliseconds:0.0} ms (invocation {InvocationId}, attempt {Attempt}, cold {ColdStart}): {Reason}", EventName = "Failed")]
    private static partial void Failed(ILogger log, Exception? error, string function, double milliseconds, string invocationId, int attempt, bool coldStart, string? reason);

    [LoggerMessage(3, LogLevel.Warning, "{Function} rejected in {Milliseconds:0.0} ms (invocation {InvocationId}, attempt {Attempt}, cold {ColdStart}): {Reason}", EventName = "Rejected")]
    private static partial void Rejected(ILogger log, string function, double milliseconds, string invocationId, int attempt, bool coldStart, string? reason);

    [LoggerMessage(4, LogLevel.Error, "{Function} passed its deadline after {Milliseconds:0.0} ms (invocation {InvocationId}, attempt {Attempt}, cold {ColdStart})", EventName = "TimedOut")]
    private static partial void TimedOut(ILogger log, string function, double milliseconds, string invocationId, int attempt, bool coldStart);

    [LoggerMessage(5, LogLevel.Information, "{Function} was cancelled after {Milliseconds:0.0} ms (invocation {InvocationId}, attempt {Attempt}, cold {ColdStart})", EventName = "Cancelled")]
    private static partial void Cancelled(ILogger log, string function, double milliseconds, string invocationId, int attempt, bool coldStart);
}
