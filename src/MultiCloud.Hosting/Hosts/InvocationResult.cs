using System.ComponentModel;

namespace MultiCloud.Hosting;

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

    /// <summary>Whether the function ended because the host stopped, and not by itself: what it did not settle was not really attempted.</summary>
    internal bool IsCutShort { get; init; }
}

/// <summary>A delivery's outcome.</summary>
/// <param name="Settlement">Succeed, Retry or Reject.</param>
/// <param name="Reason">Why, for Retry and Reject.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ItemOutcome(Settlement Settlement, string? Reason = null)
{
    /// <summary>Whether the function itself said so of this delivery, before it ended.</summary>
    internal bool IsDecided { get; init; }
}

/// <summary>Why an invocation failed.</summary>
/// <param name="Type">The exception's type name.</param>
/// <param name="Message">Its message.</param>
/// <param name="TimedOut">Whether the deadline passed.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record InvocationError(string Type, string Message, bool TimedOut);
