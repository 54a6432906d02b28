using System.Diagnostics;
using System.Globalization;

namespace MultiCloud.Hosting;

/// <summary>What started a function that is not http.</summary>
internal readonly record struct EventInput(IReadOnlyList<ReceivedItem> Items, TimerTick? Tick = null, DirectCall Call = default);

/// <summary>One invocation of a function that is not http. Its body runs on the thread pool, so that code which never awaits cannot hold up the host.</summary>
internal sealed class EventRun(InvocationParts parts, FunctionDescriptor function, EventInput input, CancellationToken stopping)
    : Invocation(parts, function, stopping)
{
    private readonly TaskCompletionSource<InvocationResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private EventInvocation? _invocation;
    private Task? _body;

    protected override int Attempt => input.Items.Count > 0 ? input.Items[0].Attempt : 1;

    protected override int Deliveries => input.Items.Count;

    protected override string TriggerId => input.Items.Count > 0 ? input.Items[0].Id : input.Tick?.Id ?? Id;

    internal Task<InvocationResult> RunAsync()
    {
        Begin();
        _body = Task.Run(ExecuteAsync);
        Watch();
        return _result.Task;
    }

    protected override ValueTask CallAsync()
    {
        _invocation = new(Context!, Parts.Json, input.Items, input.Tick, input.Call.Input);
        return Function.Event!(_invocation);
    }

    protected override void OnAbandoned() => Complete(DeadlineError(), _body);

    protected override void DescribeTrigger(Activity span)
    {
        switch (Function.Trigger)
        {
            case TimerFunctionTrigger timer:
                span.SetTag(FaasNames.Cron, timer.Cron).SetTag(FaasNames.Time, input.Tick?.ScheduledTime.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
                break;
            case QueueFunctionTrigger queue:
                DescribeMessages(span, queue.Queue);
                break;
            case TopicFunctionTrigger topic:
                DescribeMessages(span, topic.Topic);
                break;
            case BucketFunctionTrigger bucket:
                span.SetTag(FaasNames.DocumentCollection, bucket.Bucket);
                if (input.Items is [{ Change: { } change }])
                {
                    span.SetTag(FaasNames.DocumentName, change.Key)
                        .SetTag(FaasNames.DocumentOperation, change.Event == BucketEvents.Deleted ? "delete" : "insert")
                        .SetTag(FaasNames.DocumentTime, change.Time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
                }

                break;
        }
    }

    private void DescribeMessages(Activity span, string destination)
    {
        span.SetTag(FaasNames.MessagingSystem, FaasNames.System)
            .SetTag(FaasNames.MessagingOperation, "process")
            .SetTag(FaasNames.MessagingOperationName, "process")
            .SetTag(FaasNames.MessagingDestination, destination)
            .SetTag(FaasNames.Attempt, Attempt);
        if (input.Items.Count == 1)
        {
            span.SetTag(FaasNames.MessagingId, TriggerId);
        }
        else
        {
            span.SetTag(FaasNames.MessagingCount, input.Items.Count);
        }
    }

    private async Task ExecuteAsync()
    {
        var error = await RunBodyAsync(Parent());
        if (TryEndInTime())
        {
            Complete(error is OperationCanceledException && IsOuterCancelled ? new HostStoppedException() : error, stillRunning: null);
        }
        else if (TryEndLate())
        {
            Complete(DeadlineError(), stillRunning: null);
        }
        else
        {
            ReportLateEnd();
        }
    }

    private void Complete(Exception? error, Task? stillRunning)
    {
        try
        {
            _result.SetResult(ResultOf(error, stillRunning));
        }
        catch (Exception fault)
        {
            // A log, a listener or an exception's own message failed: the host hears of it, instead of waiting for ever.
            _result.TrySetException(fault);
        }
    }

    private InvocationResult ResultOf(Exception? error, Task? stillRunning)
    {
        var settled = Settlements.Of(input.Items, error);
        var duration = Elapsed;
        var outcome = error is null ? InvocationOutcome.Of(settled) : InvocationOutcome.Of(error, IsOuterCancelled);
        Report(outcome, duration);
        return new()
        {
            InvocationId = Id,
            Items = settled,
            Error = error is null ? null : new(error is DeadlineException ? typeof(TimeoutException).FullName! : error.GetType().FullName!, ErrorText.Message(error), error is DeadlineException),
            Output = error is null ? _invocation?.Output ?? default : default,
            Duration = duration,
            StillRunning = stillRunning,
            IsCutShort = error is HostStoppedException,
        };
    }

    private TraceLink Parent()
    {
        if (input.Items.Count == 1)
        {
            var envelope = input.Items[0].Envelope;
            return new(envelope?.TraceParent, envelope?.TraceState);
        }

        return input.Items.Count > 1 && InvocationTrace.IsListenedTo ? new(null, null, Links()) : new(input.Call.TraceParent, input.Call.TraceState);
    }

    private List<ActivityLink> Links()
    {
        var links = new List<ActivityLink>(input.Items.Count);
        foreach (var item in input.Items)
        {
            if (ActivityContext.TryParse(item.Envelope?.TraceParent, item.Envelope?.TraceState, isRemote: true, out var cause))
            {
                links.Add(new(cause));
            }
        }

        return links;
    }
}
