namespace MultiCloud.Local.Observing;

/// <summary>How a function's invocations of this run ended.</summary>
internal sealed record CountsView(long Running, long Succeeded, long Failed, long Rejected, long TimedOut, long Cancelled);

/// <summary>An invocation: what it did, never what it was given.</summary>
internal sealed record InvocationView(string Id, string Function, string Trigger, string TriggerId, int Attempt, string Outcome, DateTimeOffset Start)
{
    public int? Deliveries { get; init; }

    public double? DurationMs { get; init; }

    public int? StatusCode { get; init; }

    public InvocationErrorView? Error { get; init; }

    public string? TraceId { get; init; }

    public IReadOnlyList<LogLineView>? Log { get; init; }

    public int? LogLinesLeftOut { get; init; }
}

/// <summary>Why an invocation did not succeed.</summary>
internal sealed record InvocationErrorView(string? Type, string Message, string? Detail);

/// <summary>A line of the log.</summary>
internal sealed record LogLineView(DateTimeOffset Time, string Level, string Category, string Message, string? Error);

/// <summary>A line as it is logged.</summary>
internal sealed record LoggedView(LogLineView Line, string? Function, string? Invocation);

/// <summary>Events that came too fast for who watches.</summary>
internal sealed record MissedView(long Count);

/// <summary>A message that will not be delivered any more.</summary>
internal sealed record BuriedView(string Queue, string Function, string MessageId, int Attempts, string Reason);

/// <summary>How full a queue is.</summary>
internal sealed record DepthView(string Name, int Visible, int InFlight, int Delayed, double OldestAgeSeconds);
