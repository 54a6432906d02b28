using Microsoft.Extensions.Logging;
using MultiCloud.Hosting;
using MultiCloud.Local.Buckets;
using MultiCloud.Local.Queues;

namespace MultiCloud.Local;

/// <summary>Takes the messages of one function's queue or inbox, runs the function, and settles them.</summary>
/// <param name="state">The function.</param>
/// <param name="queue">Its queue or inbox.</param>
/// <param name="slots">How many invocations the function's unit may have at a time; shared with its other functions, first come, first served.</param>
/// <param name="invoker">Runs it.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where to tell.</param>
internal sealed class FunctionPump(FunctionState state, MessageQueue queue, SemaphoreSlim slots, FunctionInvoker invoker, TimeProvider time, ILogger log)
{
    /// <summary>A lease outlives the deadline by this much, so that a message in time is never with two.</summary>
    private static readonly TimeSpan LeaseReserve = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan FaultPause = TimeSpan.FromSeconds(1);

    private readonly ConsumerSettings _consumer = new(state.Function.Settings.Timeout + LeaseReserve, state.Function.Settings.MaxAttempts);
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
                LocalLog.ReceiveFailed(log, failure, Function.Name, FaultPause.TotalSeconds);
                await Task.Delay(FaultPause, time, receiving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Ends when no invocation runs and every outcome is stored.</summary>
    public Task DrainAsync() => _inFlight.Drained;

    /// <summary>Invocations that run now.</summary>
    public int Running => _inFlight.Count;

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
            var items = new EventItem[messages.Count];
            for (var i = 0; i < items.Length; i++) items[i] = Item(messages[i]);
            var result = await invoker.InvokeAsync(Function, items, stopping);
            state.PauseWhile(result.StillRunning);
            await queue.SettleAsync(Verdicts(messages, result.Items, stopping.IsCancellationRequested));
        }
        catch (Exception failure)
        {
            LocalLog.SettleFailed(log, failure, Function.Name);
        }
        finally
        {
            Leave();
        }
    }

    private EventItem Item(LeasedMessage message) => new()
    {
        PlatformId = message.Id,
        Attempt = message.Attempt,
        Time = message.Time,
        Text = message.Text,
        Change = Function.Trigger is BucketFunctionTrigger ? BucketChangeText.Read(message.Text.Span) : null,
    };

    private List<Verdict> Verdicts(IReadOnlyList<LeasedMessage> messages, IReadOnlyList<ItemOutcome> outcomes, bool isStopping)
    {
        var verdicts = new List<Verdict>(messages.Count);
        for (var i = 0; i < messages.Count; i++) verdicts.Add(Decide(messages[i], outcomes[i], isStopping));
        return verdicts;
    }

    private Verdict Decide(LeasedMessage message, ItemOutcome outcome, bool isStopping)
    {
        switch (outcome.Settlement)
        {
            case Settlement.Succeed:
                return message.Acknowledge();
            case Settlement.Retry when isStopping:
                return message.Release();
            case Settlement.Retry when message.Attempt < _consumer.MaxAttempts:
                return message.Retry(RetryWaits.After(message.Attempt));
            default:
                var reason = outcome.Reason ?? "No reason was given.";
                LocalLog.DeadLetter(log, Function.Name, message.Id, message.Attempt, reason);
                return message.Bury(reason);
        }
    }

    private void Leave()
    {
        slots.Release();
        _inFlight.Leave();
    }
}
