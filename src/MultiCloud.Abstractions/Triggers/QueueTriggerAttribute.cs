namespace MultiCloud;

/// <summary>Starts the function for each message of a queue, at least once, in no particular order. A queue has one consuming function.</summary>
/// <param name="queue">The queue's name, <c>[a-z][a-z0-9-]{0,39}</c>.</param>
public sealed class QueueTriggerAttribute(string queue) : TriggerAttribute
{
    /// <summary>The queue's name.</summary>
    public string Queue { get; } = queue;

    /// <summary>Failed attempts after which a message becomes a dead letter. Default 5, range 1 to 100.</summary>
    public int MaxAttempts { get; set; }

    /// <summary>The most messages in one invocation, for a function that takes a list. Default 10, range 1 to 10. A batch of one is always possible.</summary>
    public int BatchSize { get; set; }
}
