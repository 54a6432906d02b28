using MultiCloud.Hosting;

namespace MultiCloud.Local.Observing;

/// <summary>A function's invocations of this run, counted.</summary>
internal sealed class FunctionCounts
{
    private readonly long[] _ended = new long[Enum.GetValues<OutcomeKind>().Length];
    private long _started;

    public void NoteStart() => Interlocked.Increment(ref _started);

    public void NoteEnd(OutcomeKind outcome) => Interlocked.Increment(ref _ended[(int)outcome]);

    public CountsView View()
    {
        // Ends first: none is counted whose start is not.
        var ended = _ended.Select((_, index) => Interlocked.Read(ref _ended[index])).ToArray();
        return new CountsView(
            Interlocked.Read(ref _started) - ended.Sum(),
            ended[(int)OutcomeKind.Succeeded],
            ended[(int)OutcomeKind.Failed],
            ended[(int)OutcomeKind.Rejected],
            ended[(int)OutcomeKind.TimedOut],
            ended[(int)OutcomeKind.Cancelled]);
    }
}
