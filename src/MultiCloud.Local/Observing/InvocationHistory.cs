using MultiCloud.Hosting;

namespace MultiCloud.Local.Observing;

/// <summary>
/// The last invocations, and, beside them, the last that did not succeed: a flood of good ones does not wash away the failure somebody looks for.
/// Of each at most <see cref="InvocationRecord.MaxCharacters"/> characters of log and twice <see cref="InvocationRecord.MaxText"/> of error are kept: below 50 MB
/// in all whatever the functions log, and about 0.3 MB when they log nothing.
/// </summary>
internal sealed class InvocationHistory(IEnumerable<string> functions, LiveEvents events, TimeProvider time) : IInvocationObserver
{
    internal const int Kept = 1024;
    internal const int KeptFailures = 256;

    private readonly Dictionary<string, FunctionCounts> _counts = functions.ToDictionary(function => function, _ => new FunctionCounts(), StringComparer.Ordinal);
    private readonly InvocationRecord?[] _recent = new InvocationRecord?[Kept];
    private readonly InvocationRecord?[] _failed = new InvocationRecord?[KeptFailures];
    private long _started;
    private long _failures;

    public IObservedInvocation OnStarted(FunctionDescriptor function, string id, string triggerId, int attempt, int deliveries)
    {
        var counts = _counts[function.Name];
        counts.NoteStart();
        var number = Interlocked.Increment(ref _started);
        var record = new InvocationRecord(this, function, counts, time.GetUtcNow()) { Number = number, Id = id, TriggerId = triggerId, Attempt = attempt, Deliveries = deliveries };
        Volatile.Write(ref _recent[number % Kept], record);
        if (events.IsWatched) events.Publish(new LiveEvent("invocation-started", record.View(), LocalJson.Default.InvocationView));
        return record;
    }

    public void OnEnded(InvocationRecord record, OutcomeKind outcome)
    {
        record.Counts.NoteEnd(outcome);
        if (outcome is not OutcomeKind.Succeeded) Volatile.Write(ref _failed[Interlocked.Increment(ref _failures) % KeptFailures], record);
        if (events.IsWatched) events.Publish(new LiveEvent("invocation-ended", record.View(), LocalJson.Default.InvocationView));
    }

    public CountsView CountsOf(string function) => _counts[function].View();

    /// <summary>What is kept, newest first.</summary>
    public IEnumerable<InvocationRecord> Newest() =>
        _recent.Concat(_failed).OfType<InvocationRecord>().Distinct().OrderByDescending(record => record.Number);

    public InvocationRecord? Find(string id) => _recent.Concat(_failed).FirstOrDefault(record => record?.Id == id);
}
