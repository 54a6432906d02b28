using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace MultiCloud.Local.Observing;

/// <summary>
/// What happens, for those who watch. All of them share one ring of the last <see cref="Kept"/> events and read it at their own pace: one that is slower
/// than that costs no memory and is told how many it missed. Nothing is kept while nobody has watched for a minute.
/// </summary>
internal sealed class LiveEvents(TimeProvider time)
{
    /// <summary>How far behind a watcher may be, or how much it may miss between two connections.</summary>
    internal const int Kept = 1024;

    internal const int MaxWatchers = 16;

    /// <summary>A connection that broke comes back within this time, or begins anew.</summary>
    private static readonly TimeSpan Lingering = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly string _run = RandomNumberGenerator.GetHexString(8, lowercase: true);
    private LiveEvent?[] _ring = [];
    private TaskCompletionSource _changed = Signal();
    private long _last;
    private int _watchers;
    private long _leftAt;
    private volatile bool _isWatched;

    /// <summary>Whether an event would be seen by anybody: what makes one asks first.</summary>
    public bool IsWatched => _isWatched;

    /// <summary>Whether no more events come.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Tells all watchers of an event.</summary>
    public void Publish(LiveEvent happened)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            if (!_isWatched || IsForgotten()) return;
            _ring[++_last % Kept] = happened;
            (changed, _changed) = (_changed, Signal());
        }

        changed.TrySetResult();
    }

    /// <summary>Begins to watch.</summary>
    /// <param name="lastSeen">The id of the last event seen over an earlier connection; null for none.</param>
    /// <param name="watcher">Reads events; to be disposed.</param>
    /// <returns>False when there are as many watchers as are allowed.</returns>
    public bool TryWatch(string? lastSeen, [NotNullWhen(true)] out Watcher? watcher)
    {
        lock (_gate)
        {
            watcher = null;
            if (_watchers == MaxWatchers) return false;
            if (_ring.Length == 0 || IsForgotten()) _ring = new LiveEvent?[Kept];
            _watchers++;
            _isWatched = true;
            var resumed = Position(lastSeen);
            watcher = new Watcher(this, resumed ?? _last, hasGap: lastSeen is not null && resumed is null);
            return true;
        }
    }

    /// <summary>Ends all watching: the app stops.</summary>
    public void Close()
    {
        lock (_gate)
        {
            IsClosed = true;
            _changed.TrySetResult();
        }
    }

    /// <summary>An event's id: unlike in other runs of the app.</summary>
    public string IdOf(long position) => string.Create(CultureInfo.InvariantCulture, $"{_run}-{position}");

    /// <summary>Where a watcher goes on that has seen an event; null when events since then are gone, or it was another run's.</summary>
    private long? Position(string? lastSeen)
    {
        if (lastSeen is null || !lastSeen.StartsWith(_run + "-", StringComparison.Ordinal)) return null;
        return long.TryParse(lastSeen.AsSpan(_run.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var seen) && seen <= _last && seen >= _last - Kept ? seen : null;
    }

    private bool IsForgotten()
    {
        if (_watchers > 0 || time.GetElapsedTime(_leftAt) < Lingering) return false;
        _isWatched = false;
        _ring = [];

        // A number is left out, so that no position of before is one of now.
        _last += Kept + 1;
        return true;
    }

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Reads events at its own pace.</summary>
    internal sealed class Watcher(LiveEvents events, long position, bool hasGap) : IDisposable
    {
        private bool _hasLeft;

        /// <summary>Whether events between the last connection and this one are lost.</summary>
        public bool HasGap { get; } = hasGap;

        /// <summary>The id of the last event read.</summary>
        public string LastId => events.IdOf(position);

        public bool IsClosed => events.IsClosed;

        /// <summary>Reads the next event, when there is one.</summary>
        /// <param name="missed">How many were lost before it, because they were not read in time.</param>
        /// <param name="changed">When there is none: ends when there may be one.</param>
        public LiveEvent? Read(out long missed, out Task changed)
        {
            lock (events._gate)
            {
                changed = events._changed.Task;
                missed = Math.Max(0, events._last - Kept - position);
                position += missed;
                return position < events._last ? events._ring[++position % Kept] : null;
            }
        }

        /// <inheritdoc />
        public void Dispose()
        {
            lock (events._gate)
            {
                if (_hasLeft) return;
                _hasLeft = true;
                if (--events._watchers == 0) events._leftAt = events.Now;
            }
        }
    }

    private long Now => time.GetTimestamp();
}
