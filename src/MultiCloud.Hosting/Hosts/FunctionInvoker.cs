using System.ComponentModel;

namespace MultiCloud.Hosting;

/// <summary>Runs invocations: scope, middleware, bind, deadline, settle, telemetry.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FunctionInvoker
{
    private readonly InvocationParts _parts;

    internal FunctionInvoker(InvocationParts parts)
    {
        _parts = parts;
    }

    /// <summary>Runs an http function and answers. Never throws for what user code does: a throw is 500, a passed deadline 504, an unbindable request 400.</summary>
    /// <param name="function">The function the router chose.</param>
    /// <param name="exchange">The request and its answer.</param>
    /// <param name="clientGone">Cancelled when the client is gone or the host must stop.</param>
    /// <returns>A task that ends, at the latest one second after the deadline, with null, or with a task when the body still runs: then the instance is stuck until that task ends.</returns>
    public ValueTask<Task?> InvokeAsync(FunctionDescriptor function, HttpExchange exchange, CancellationToken clientGone) =>
        new HttpRun(_parts, function, exchange, clientGone).RunAsync();

    /// <summary>Runs a queue, topic or bucket function over one or more deliveries. Never throws for what user code does.</summary>
    /// <param name="function">The function.</param>
    /// <param name="items">Its deliveries; more than one only when <see cref="FunctionDescriptor.Batch"/>.</param>
    /// <param name="stopping">Cancelled when the host must stop before the function returned: the attempt fails.</param>
    /// <returns>One outcome per delivery, at the latest one second after the deadline.</returns>
    public ValueTask<InvocationResult> InvokeAsync(FunctionDescriptor function, IReadOnlyList<EventItem> items, CancellationToken stopping)
    {
        ArgumentOutOfRangeException.ThrowIfZero(items.Count, nameof(items));
        var received = new ReceivedItem[items.Count];
        for (var i = 0; i < received.Length; i++)
        {
            received[i] = new(items[i]);
        }

        return RunAsync(function, new(received), stopping);
    }

    /// <summary>Runs a timer function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="tick">The tick.</param>
    /// <param name="stopping">Cancelled when the host must stop before the function returned.</param>
    public ValueTask<InvocationResult> InvokeAsync(FunctionDescriptor function, TimerTick tick, CancellationToken stopping) =>
        RunAsync(function, new([], Tick: tick), stopping);

    /// <summary>Runs a direct function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="call">The input.</param>
    /// <param name="stopping">Cancelled when the caller is gone or the host must stop.</param>
    public ValueTask<InvocationResult> InvokeAsync(FunctionDescriptor function, DirectCall call, CancellationToken stopping) =>
        RunAsync(function, new([], Call: call), stopping);

    private ValueTask<InvocationResult> RunAsync(FunctionDescriptor function, EventInput input, CancellationToken stopping) =>
        new(new EventRun(_parts, function, input, stopping).RunAsync());
}
