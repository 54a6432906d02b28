using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using MultiCloud.Hosting;
using MultiCloud.Local.Buckets;
using MultiCloud.Local.Faults;
using MultiCloud.Local.Observing;
using MultiCloud.Local.Queues;
using MultiCloud.Local.Store;

namespace MultiCloud.Local;

/// <summary>Takes the messages of one function's queue or inbox, runs the function, and settles them.</summary>
/// <param name="state">The function.</param>
/// <param name="queue">Its queue or inbox.</param>
/// <param name="slots">How many invocations the function's unit may have at a time; shared with its other functions, first come, first served.</param>
/// <param name="invoker">Runs it.</param>
/// <param name="chaos">Makes deliveries go wrong; null for no chaos.</param>
/// <param name="events">Where to tell those who watch.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where to tell.</param>
/// <param name="lull">Told when an invocation ended and its outcome is stored; null when nobody asks.</param>
internal sealed class FunctionPump(
    FunctionState state,
    MessageQueue queue,
    SemaphoreSlim slots,
    FunctionInvoker invoker,
    FunctionChaos? chaos,
    LiveEvents events,
    TimeProvider time,
    ILogger log,
    Lull? lull = null)
{
    /// <summary>A lease outlives the deadline by this much, so that a message in time is never with two.</summary>
    private static readonly TimeSpan LeaseReserve = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan FaultPause = TimeSpan.FromSeconds(1);

    private readonly ConsumerSettings _consumer = new(state.Function.Settings.Timeout + LeaseReserve, state.Function.Settings.MaxAttempts)
    {
        OnBuried = buried => TellDeadLetter(state, queue, events, log, buried.Message.Id, buried.Attempts, buried.Reason),
    };

    private readonly InFlight _inFlight = new();

    private FunctionDescriptor Function => state.Function;

    /// <summary>Runs until it is told to receive no more.</summary>
    /// <param name="receiving">Cancelled when no more messages are to be taken.</param>
    /// <param name="stopping">Cancelled when running invocations must end.</param>
    public async Task RunAsync(CancellationToken receiving, CancellationToken stopping)
    {
        while (!receiving.IsCancellationRequested)
        {
            try
            {
                await queue.WaitAsync(receiving);
                await state.Resumed.WaitAsync(receiving);
                await slots.WaitAsync(receiving);
                await StartAsync(receiving, stopping);
            }
            catch (OperationCanceledException) when (receiving.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LocalLog.ReceiveFailed(log, StoreFaults.IsFault(failure) ? null : failure, Function.Name, failure.Message, FaultPause.TotalSeconds);
                await Task.Delay(FaultPause, time, receiving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Ends when no invocation runs and every outcome is stored.</summary>
    public Task DrainAsync() => _inFlight.Drained;

    /// <summary>Invocations that run now.</summary>
    public int Running => _inFlight.Count;

    /// <summary>The function whose messages it takes.</summary>
    public FunctionState State => state;

    /// <summary>Messages that could be taken now.</summary>
    public int Waiting => queue.Count().Ready;

    private async Task StartAsync(CancellationToken receiving, CancellationToken stopping)
    {
        _inFlight.Enter();
        try
        {
            // A function that was paused or stopped while this waited for its turn takes nothing.
            var max = Function.Batch ? Function.Settings.BatchSize : 1;
            var messages = state.IsPaused || receiving.IsCancellationRequested ? [] : await queue.TakeAsync(max, _consumer);
            if (messages.Count > 0)
            {
                _ = HandleAsync(messages, stopping);
                return;
            }
        }
        catch
        {
            Leave();
            throw;
        }

        Leave();
    }

    private async Task HandleAsync(IReadOnlyList<LeasedMessage> messages, CancellationToken stopping)
    {
        try
        {
            await SettleAsync(await InvokeAsync(messages, stopping));
        }
        catch (Exception failure)
        {
            LocalLog.InvocationBroke(log, failure, Function.Name);
        }
        finally
        {
            Leave();
        }
    }

    private async Task<List<Verdict>> InvokeAsync(IReadOnlyList<LeasedMessage> messages, CancellationToken stopping)
    {
        var verdicts = new List<Verdict>(messages.Count);
        if (chaos is not null) messages = chaos.Receive(messages, verdicts);
        var readable = new List<LeasedMessage>(messages.Count);
        var items = new List<EventItem>(messages.Count);
        foreach (var message in messages)
        {
            if (TryRead(message, out var item))
            {
                readable.Add(message);
                items.Add(item);
            }
            else
            {
                verdicts.Add(message.Bury("The text is no change of a bucket: it was put into the inbox by something else."));
            }
        }

        if (items.Count == 0) return verdicts;
        var result = await invoker.InvokeAsync(chaos?.Choose(readable) ?? Function, items, stopping);
        state.PauseWhile(result.StillRunning);
        for (var i = 0; i < readable.Count; i++) verdicts.Add(Settle(Decide(readable[i], result.Items[i], result.IsCutShort)));
        return verdicts;
    }

    private Verdict Settle(Verdict verdict) => chaos?.Settle(verdict) ?? verdict;

    private bool TryRead(LeasedMessage message, [NotNullWhen(true)] out EventItem? item)
    {
        var isBucket = Function.Trigger is BucketFunctionTrigger;
        var change = isBucket ? BucketChangeText.Read(message.Text.Span) : null;
        item = isBucket && change is null ? null : new EventItem
        {
            PlatformId = message.Id,
            Attempt = message.Attempt,
            Time = message.Time,
            Text = message.Text,
            Change = change,
        };
        return item is not null;
    }

    private Verdict Decide(LeasedMessage message, ItemOutcome outcome, bool isCutShort) => outcome.Settlement switch
    {
        Settlement.Succeed => message.Acknowledge(),
        Settlement.Retry when isCutShort && !outcome.IsDecided => message.Release(),
        Settlement.Retry when message.Attempt < _consumer.MaxAttempts => message.Retry(RetryWaits.After(message.Attempt)),
        _ => message.Bury(outcome.Reason ?? "No reason was given."),
    };

    private async Task SettleAsync(List<Verdict> verdicts)
    {
        try
        {
            await queue.SettleAsync(verdicts);
        }
        catch (Exception failure) when (StoreFaults.IsFault(failure))
        {
            LocalLog.SettleFailed(log, Function.Name, failure.Message);
            return;
        }

        foreach (var verdict in verdicts)
        {
            if (verdict.Kind == VerdictKind.Bury) TellDeadLetter(state, queue, events, log, verdict.Message.Id, verdict.Message.Attempt, verdict.Reason);
        }
    }

    private static void TellDeadLetter(FunctionState state, MessageQueue queue, LiveEvents events, ILogger log, string id, int attempts, string reason)
    {
        LocalLog.DeadLetter(log, state.Function.Name, id, attempts, reason);
        if (events.IsWatched) events.Publish(new LiveEvent("dead-letter", new BuriedView(queue.Name, state.Function.Name, id, attempts, reason), LocalJson.Default.BuriedView));
    }

    private void Leave()
    {
        slots.Release();
        _inFlight.Leave();
        lull?.Tell();
    }
}
