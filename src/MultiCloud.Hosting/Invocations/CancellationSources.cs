using System.Collections.Concurrent;

namespace MultiCloud.Hosting;

/// <summary>Cancellation sources that were never cancelled, kept for the next invocation.</summary>
internal sealed class CancellationSources
{
    private const int Kept = 256;

    private readonly ConcurrentQueue<CancellationTokenSource> _sources = new();

    internal CancellationTokenSource Rent() => _sources.TryDequeue(out var source) ? source : new();

    /// <summary>Only for a source that nothing of ours can cancel any more.</summary>
    internal void Return(CancellationTokenSource source)
    {
        if (source.TryReset() && _sources.Count < Kept)
        {
            _sources.Enqueue(source);
        }
        else
        {
            source.Dispose();
        }
    }
}
