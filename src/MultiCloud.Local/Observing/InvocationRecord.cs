using MultiCloud.Hosting;

namespace MultiCloud.Local.Observing;

/// <summary>One invocation as it is kept for looking at: its data and the lines it logged, never the request, the message or the result.</summary>
internal sealed class InvocationRecord(InvocationHistory history, FunctionDescriptor function, FunctionCounts counts, DateTimeOffset start) : IObservedInvocation
{
    internal const int MaxLines = 100;

    /// <summary>The most characters of an invocation's lines together.</summary>
    internal const int MaxCharacters = 8000;

    /// <summary>The most characters of one message or stack trace.</summary>
    internal const int MaxText = 4000;

    private const int Running = -1;

    private List<LogLineView>? _lines;
    private int _characters;
    private int _linesLeftOut;
    private string? _traceParent;
    private TimeSpan _duration;
    private int _statusCode;
    private InvocationErrorView? _error;
    private volatile int _outcome = Running;

    /// <summary>Counts invocations of this run; newer ones have larger numbers.</summary>
    public required long Number { get; init; }

    public required string Id { get; init; }

    public required string TriggerId { get; init; }

    public required int Attempt { get; init; }

    public required int Deliveries { get; init; }

    public string Function => function.Name;

    public FunctionCounts Counts => counts;

    public string Outcome => _outcome == Running ? Outcomes.Running : Outcomes.Name((OutcomeKind)_outcome);

    public void OnTraced(string traceParent) => _traceParent = traceParent;

    public void OnEnded(in InvocationOutcome outcome, TimeSpan duration)
    {
        _duration = duration;
        _statusCode = outcome.StatusCode;
        _error = Describe(outcome);
        _outcome = (int)outcome.Kind;
        history.OnEnded(this, outcome.Kind);
    }

    /// <summary>Keeps a line, unless there are too many.</summary>
    public void Add(LogLineView line)
    {
        var lines = LazyInitializer.EnsureInitialized(ref _lines);
        lock (lines)
        {
            var length = line.Message.Length + (line.Error?.Length ?? 0);
            if (lines.Count == MaxLines || _characters + length > MaxCharacters)
            {
                _linesLeftOut++;
                return;
            }

            _characters += length;
            lines.Add(line);
        }
    }

    /// <summary>How it looks now.</summary>
    /// <param name="withLog">With what it logged.</param>
    public InvocationView View(bool withLog = false)
    {
        var outcome = _outcome;
        var hasEnded = outcome != Running;
        return new InvocationView(Id, function.Name, function.Trigger.Kind.ToString().ToLowerInvariant(), TriggerId, Attempt, Outcome, start)
        {
            Deliveries = Deliveries > 0 ? Deliveries : null,
            DurationMs = hasEnded ? Math.Round(_duration.TotalMilliseconds, 3) : null,
            StatusCode = hasEnded && _statusCode != 0 ? _statusCode : null,
            Error = hasEnded ? _error : null,
            TraceId = _traceParent?.Split('-') is [_, var trace, ..] ? trace : null,
            Log = withLog ? Lines() : null,
            LogLinesLeftOut = withLog && _linesLeftOut > 0 ? _linesLeftOut : null,
        };
    }

    /// <summary>No more of a text than is kept.</summary>
    internal static string Cut(string text) => text.Length <= MaxText ? text : string.Concat(text.AsSpan(0, MaxText - 1), "…");

    private static InvocationErrorView? Describe(in InvocationOutcome outcome)
    {
        if (outcome.Error is not { } error) return outcome.Reason is null ? null : new InvocationErrorView(null, Cut(outcome.Reason), null);
        if (error is DeadlineException) return new InvocationErrorView(typeof(TimeoutException).FullName, Cut(error.Message), null);
        return new InvocationErrorView(error.GetType().FullName, Cut(ErrorText.Message(error)), Cut(ErrorText.Full(error)));
    }

    private LogLineView[] Lines()
    {
        if (Volatile.Read(ref _lines) is not { } lines) return [];
        lock (lines) return [.. lines];
    }
}
