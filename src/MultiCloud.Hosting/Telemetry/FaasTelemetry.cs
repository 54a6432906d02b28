using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace MultiCloud.Hosting;

/// <summary>The measurements of invocations.</summary>
internal sealed class FaasTelemetry : IDisposable
{
    private readonly Meter _meter = new(FaasNames.Source);
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _invocations;
    private readonly Counter<long> _errors;
    private readonly Counter<long> _timeouts;
    private readonly Counter<long> _coldStarts;
    private int _started;

    internal FaasTelemetry()
    {
        _duration = _meter.CreateHistogram<double>(FaasNames.InvokeDuration, "s", "How long invocations took.");
        _invocations = _meter.CreateCounter<long>(FaasNames.Invocations, "{invocation}", "Invocations that succeeded.");
        _errors = _meter.CreateCounter<long>(FaasNames.Errors, "{error}", "Invocations that failed.");
        _timeouts = _meter.CreateCounter<long>(FaasNames.Timeouts, "{timeout}", "Invocations that passed their deadline.");
        _coldStarts = _meter.CreateCounter<long>(FaasNames.ColdStarts, "{coldstart}", "First invocations of an instance.");
    }

    /// <summary>True for the first invocation of this instance.</summary>
    internal bool TakeColdStart() => _started == 0 && Interlocked.Exchange(ref _started, 1) == 0;

    internal void Record(FunctionDescriptor function, TimeSpan duration, OutcomeKind outcome, bool isCold)
    {
        if (!_duration.Enabled && !_invocations.Enabled && !_errors.Enabled && !_timeouts.Enabled && !_coldStarts.Enabled)
        {
            return;
        }

        var tags = new TagList
        {
            { FaasNames.Name, function.Name },
            { FaasNames.Trigger, FaasNames.TriggerOf(function.Trigger.Kind) },
        };
        _duration.Record(duration.TotalSeconds, tags);
        var counter = outcome switch
        {
            OutcomeKind.TimedOut => _timeouts,
            OutcomeKind.Failed or OutcomeKind.Rejected => _errors,
            _ => _invocations,
        };
        counter.Add(1, tags);
        if (isCold)
        {
            _coldStarts.Add(1, tags);
        }
    }

    public void Dispose() => _meter.Dispose();
}
