using System.Diagnostics;

namespace MultiCloud.Hosting;

/// <summary>
/// One invocation from start to end. It ends once: when its body ends, in time or within the second after the deadline, or when that second is over.
/// </summary>
internal abstract class Invocation : Watched
{
    private const int Running = 0;
    private const int TimedOut = 1;
    private const int Ended = 2;
    private const int Abandoned = 3;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly CancellationToken _outer;
    private readonly CancellationTokenSource _cancellation;
    private readonly CancellationTokenRegistration _outerRegistration;
    private readonly InvocationScope _scope;
    private readonly bool _isCold;
    private IObservedInvocation? _observed;
    private int _phase;
    private Activity? _span;

    protected Invocation(InvocationParts parts, FunctionDescriptor function, CancellationToken outer)
    {
        Parts = parts;
        Function = function;
        _outer = outer;
        _scope = new(parts.Services);
        _isCold = parts.Telemetry.TakeColdStart();
        _cancellation = parts.Cancellations.Rent();
        Id = parts.Ids.Next();
        Started = parts.Time.GetTimestamp();
        Due = Started + (long)(function.Settings.Timeout.TotalSeconds * parts.Time.TimestampFrequency);
        _outerRegistration = outer.UnsafeRegister(static self => ((Invocation)self!).CancelBody(), this);
    }

    protected InvocationParts Parts { get; }

    protected FunctionDescriptor Function { get; }

    protected string Id { get; }

    protected long Started { get; }

    /// <summary>Set when the body begins.</summary>
    protected InvocationContext? Context { get; private set; }

    protected virtual int Attempt => 1;

    protected virtual string TriggerId => Id;

    protected virtual int Deliveries => 0;

    protected virtual HttpTriggerRequest? Request => null;

    protected bool IsAbandoned => Volatile.Read(ref _phase) == Abandoned;

    protected bool IsOuterCancelled => _outer.IsCancellationRequested;

    /// <summary>To be called first of all.</summary>
    protected void Begin() => _observed = Parts.Observer?.OnStarted(Function, Id, TriggerId, Attempt, Deliveries);

    /// <summary>The deadline begins to count. The body may have ended already.</summary>
    protected void Watch()
    {
        Parts.Deadlines.Add(this);
        if (Volatile.Read(ref _phase) >= Ended)
        {
            Parts.Deadlines.Remove(this);
        }
    }

    internal sealed override long? OnDue(long now)
    {
        if (Parts.IsDebugging())
        {
            return now + Ticks(Grace);
        }

        if (Interlocked.CompareExchange(ref _phase, TimedOut, Running) == Running)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static self => self.OnTimedOut(), this, preferLocal: false);
            return now + Ticks(Grace);
        }

        if (Interlocked.CompareExchange(ref _phase, Abandoned, TimedOut) == TimedOut)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static self => self.OnAbandoned(), this, preferLocal: false);
        }

        return null;
    }

    /// <summary>The deadline has passed and the body still runs. Cancels the token.</summary>
    protected virtual void OnTimedOut() => CancelBody();

    /// <summary>The body still runs one second after the deadline: whoever waits must be told.</summary>
    protected abstract void OnAbandoned();

    /// <summary>Runs generated code with the app's steps around it.</summary>
    /// <returns>What was thrown, or null.</returns>
    protected async ValueTask<Exception?> RunBodyAsync(TraceLink parent)
    {
        Volatile.Write(ref _span, InvocationTrace.Start(Function, parent, out var traceParent));
        _observed?.OnTraced(traceParent);
        Context = CreateContext(traceParent);
        OnBegin(Context);
        AmbientInvocation.Current = new(Context, Function.Settings.Unit, parent.TraceState, _observed);
        Exception? error = null;
        try
        {
            await (Parts.Steps.Count == 0 ? CallAsync() : new(RunStepAsync(0)));
        }
        catch (Exception e)
        {
            error = e;
        }

        return await EndScopeAsync() ?? error;
    }

    /// <summary>Called before the app's steps.</summary>
    protected virtual void OnBegin(InvocationContext context)
    {
    }

    /// <summary>Calls generated code.</summary>
    protected abstract ValueTask CallAsync();

    /// <summary>To be called when the body has ended.</summary>
    /// <returns>Whether it ended before the deadline; otherwise <see cref="TryEndLate"/> decides.</returns>
    protected bool TryEndInTime()
    {
        Parts.Deadlines.Remove(this);
        _outerRegistration.Dispose();
        if (Interlocked.CompareExchange(ref _phase, Ended, Running) != Running)
        {
            return false;
        }

        Parts.Cancellations.Return(_cancellation);
        return true;
    }

    /// <summary>To be called when the body has ended after the deadline.</summary>
    /// <returns>Whether it ended before the invocation was given up.</returns>
    protected bool TryEndLate() => Interlocked.CompareExchange(ref _phase, Ended, TimedOut) == TimedOut;

    /// <summary>The time since it began.</summary>
    protected TimeSpan Elapsed => Parts.Time.GetElapsedTime(Started);

    /// <summary>The one line and the measurements of the invocation.</summary>
    protected void Report(in InvocationOutcome outcome, TimeSpan duration)
    {
        _observed?.OnEnded(outcome, duration);
        Parts.Telemetry.Record(Function, duration, outcome.Kind, _isCold);
        if (Interlocked.Exchange(ref _span, null) is { } span)
        {
            EndSpan(span, outcome, duration);
        }
        else
        {
            InvocationLog.Write(Parts.Log, Function, Id, Attempt, duration, outcome, _isCold);
        }
    }

    /// <summary>Says of a span what started the function.</summary>
    protected abstract void DescribeTrigger(Activity span);

    /// <summary>The line belongs to the span, so that it is found with its trace.</summary>
    private void EndSpan(Activity span, in InvocationOutcome outcome, TimeSpan duration)
    {
        var outer = Activity.Current;
        Activity.Current = span;
        try
        {
            InvocationLog.Write(Parts.Log, Function, Id, Attempt, duration, outcome, _isCold);
        }
        finally
        {
            if (span.IsAllDataRequested)
            {
                InvocationTrace.Describe(span, Id, Function, _isCold, outcome);
                DescribeTrigger(span);
            }

            span.SetEndTime(span.StartTimeUtc + duration);
            span.Stop();
            Activity.Current = outer;
        }
    }

    protected void ReportLateEnd() => InvocationLog.LateEnd(Parts.Log, Function.Name, Id, Elapsed.TotalSeconds);

    protected DeadlineException DeadlineError() => new(Function.Name, Function.Settings.Timeout);

    protected void CancelBody()
    {
        try
        {
            _cancellation.Cancel();
        }
        catch (AggregateException e)
        {
            InvocationLog.CancellationFailed(Parts.Log, e, Function.Name, Id);
        }
    }

    private Task RunStepAsync(int step) =>
        step == Parts.Steps.Count ? CallAsync().AsTask() : Parts.Steps[step](Context!, () => RunStepAsync(step + 1));

    private InvocationContext CreateContext(string traceParent) => new()
    {
        InvocationId = Id,
        Function = Function.Name,
        App = Parts.App,
        Stage = Parts.Stage,
        Target = Parts.Target,
        Trigger = Function.Trigger.Kind,
        TriggerId = TriggerId,
        Attempt = Attempt,
        Deadline = Parts.IsDebugging() ? DateTimeOffset.MaxValue : Parts.Time.GetUtcNow() - Elapsed + Function.Settings.Timeout,
        TraceParent = traceParent,
        Services = _scope,
        CancellationToken = _cancellation.Token,
        Request = Request,
    };

    private async ValueTask<Exception?> EndScopeAsync()
    {
        try
        {
            await _scope.EndAsync();
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Parts.Time.TimestampFrequency);
}
