using System.ComponentModel;

namespace MultiCloud.Hosting;

/// <summary>Runs invocations: scope, middleware, bind, deadline, settle, telemetry.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FunctionInvoker
{
    /// <summary>Runs an http function and answers. Never throws for what user code does: a throw is 500, a passed deadline 504, an unbindable request 400.</summary>
    /// <param name="function">The function the router chose.</param>
    /// <param name="exchange">The request and its answer.</param>
    /// <param name="clientGone">Cancelled when the client is gone or the host must stop.</param>
    /// <returns>A task that ends, at the latest one second after the deadline, with null, or with a task when the body still runs: then the instance is stuck until that task ends.</returns>
    public ValueTask<Task?> InvokeAsync(FunctionDescriptor function, HttpExchange exchange, CancellationToken clientGone) => throw new NotImplementedException();

    /// <summary>Runs a queue, topic or bucket function over one or more deliveries. Never throws for what user code does.</summary>
    /// <param name="function">The function.</param>
    /// <param name="items">Its deliveries; more than one only when <see cref="FunctionDescriptor.Batch"/>.</param>
    /// <param name="stopping">Cancelled when the host must stop before the function returned: the attempt fails.</param>
    /// <returns>One outcome per delivery, at the latest one second after the deadline.</returns>
    public ValueTask<InvocationResult> InvokeAsync(FunctionDescriptor function, IReadOnlyList<EventItem> items, CancellationToken stopping) => throw new NotImplementedException();

    /// <summary>Runs a timer function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="tick">The tick.</param>
    /// <param name="stopping">Cancelled when the host must stop before the function returned.</param>
    public ValueTask<InvocationResult> InvokeAsync(FunctionDescriptor function, TimerTick tick, CancellationToken stopping) => throw new NotImplementedException();

    /// <summary>Runs a direct function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="call">The input.</param>
    /// <param name="stopping">Cancelled when the caller is gone or the host must stop.</param>
    public ValueTask<InvocationResult> InvokeAsync(FunctionDescriptor function, DirectCall call, CancellationToken stopping) => throw new NotImplementedException();
}

/// <summary>A message, event or change for a function, as the host received it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EventItem
{
    /// <summary>The id by which the platform knows the delivery; the envelope's own id, when there is one, is what user code sees.</summary>
    public required string PlatformId { get; init; }

    /// <summary>The attempt as the platform counts it, 1 the first time.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>When the platform got the message; used when the envelope has no time.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>A queue's or topic's message text: structured CloudEvents 1.0 JSON, or any other JSON as bare data.</summary>
    public ReadOnlyMemory<byte> Text { get; init; }

    /// <summary>The change, for bucket functions; otherwise null.</summary>
    public BucketChange? Change { get; init; }
}

/// <summary>A change of one object.</summary>
/// <param name="Id">The change's id.</param>
/// <param name="Bucket">The bucket's name.</param>
/// <param name="Key">The object's key.</param>
/// <param name="Event">Created or Deleted.</param>
/// <param name="Size">Its size in bytes, if known.</param>
/// <param name="Version">Its version token, if known.</param>
/// <param name="Time">When it happened.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record BucketChange(string Id, string Bucket, string Key, BucketEvents Event, long? Size, string? Version, DateTimeOffset Time);

/// <summary>What came of an invocation.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class InvocationResult
{
    /// <summary>The invocation's id.</summary>
    public required string InvocationId { get; init; }

    /// <summary>One outcome per delivery, in order; empty for timers and direct calls. Never <see cref="Settlement.None"/>.</summary>
    public IReadOnlyList<ItemOutcome> Items { get; init; } = [];

    /// <summary>What the function threw, or the passed deadline; null when it returned.</summary>
    public InvocationError? Error { get; init; }

    /// <summary>The result's JSON, for direct functions.</summary>
    public ReadOnlyMemory<byte> Output { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Set when the body still ran one second after the deadline: the instance is stuck until this task ends.</summary>
    public Task? StillRunning { get; init; }
}

/// <summary>A delivery's outcome.</summary>
/// <param name="Settlement">Succeed, Retry or Reject.</param>
/// <param name="Reason">Why, for Retry and Reject.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ItemOutcome(Settlement Settlement, string? Reason = null);

/// <summary>Why an invocation failed.</summary>
/// <param name="Type">The exception's type name.</param>
/// <param name="Message">Its message.</param>
/// <param name="TimedOut">Whether the deadline passed.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record InvocationError(string Type, string Message, bool TimedOut);
