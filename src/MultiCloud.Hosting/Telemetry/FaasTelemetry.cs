using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace MultiCloud.Hosting;

/// <summary>The measurements of invocations.</summary>
internal sealed class FaasTelemetry : IDisposable
{
    private Instruments? _instruments;
    private int _started;

    /// <summary>True for the first invocation of this instance.</summary>
    internal bool TakeColdStart() => _started == 0 && Interlocked.Exchange(ref _started, 1) == 0;

    internal void Record(FunctionDescriptor function, TimeSpan duration, OutcomeKind outcome, bool isCold)
    {
        // Made when there is something to measure, which is after the first answer.
        var instruments = LazyInitializer.EnsureInitialized(ref _instruments);
        if (!instruments.IsListenedTo)
        {
            return;
        }

        var tags = new TagList
        {
            { FaasNames.Name, function.Name },
            { FaasNames.Trigger, FaasNames.TriggerOf(function.Trigger.Kind) },
        };
        instruments.Duration.Record(duration.TotalSeconds, tags);
        instruments.CounterOf(outcome).Add(1, tags);
        if (isCold)
        {
            instruments.ColdStarts.Add(1, tags);
        }
    }

    public void Dispose() => _instruments?.Dispose();

    private sealed class Instruments : IDisposable
    {
        /// <summary>Advised for durations in seconds; without advice collectors take boundaries that were made for milliseconds.</summary>
        private static readonly InstrumentAdvice<double> Seconds = new()
        {
            HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
        };

        private readonly Meter _meter = new(FaasNames.Source);
        private readonly Counter<long> _invocations;
        private readonly Counter<long> _errors;
        private readonly Counter<long> _timeouts;

        public Instruments()
        {
            Duration = _meter.CreateHistogram<double>(FaasNames.InvokeDuration, "s", "How long invocations took.", tags: null, advice: Seconds);
            ColdStarts = _meter.CreateCounter<long>(FaasNames.ColdStarts, "{coldstart}", "First invocations of an instance.");
            _invocations = _meter.CreateCounter<long>(FaasNames.Invocations, "{invocation}", "Invocations that succeeded.");
            _errors = _meter.CreateCounter<long>(FaasNames.Errors, "{error}", "Invocations that failed.");
            _timeouts = _meter.CreateCounter<long>(FaasNames.Timeouts, "{timeout}", "Invocations that passed their deadline.");
        }

        internal Histogram<double> Duration { get; }

        internal Counter<long> ColdStarts { get; }

        internal bool IsListenedTo => Duration.Enabled || ColdStarts.Enabled || _invocations.Enabled || _errors.Enabled || _timeouts.Enabled;

        internal Counter<long> CounterOf(OutcomeKind outcome) => outcome switch
        {
            OutcomeKind.TimedOut => _timeouts,
            OutcomeKind.Failed or OutcomeKind.Rejected => _errors,
            _ => _invocations,
        };

        public void Dispose() => _meter.Dispose();
    }
}
