namespace MultiCloud;

/// <summary>Starts the function for each event published to a topic. Every subscribed function gets its own copy, at least once, in no particular order.</summary>
/// <param name="topic">The topic's name, <c>[a-z][a-z0-9-]{0,39}</c>.</param>
public sealed class TopicTriggerAttribute(string topic) : TriggerAttribute
{
    /// <summary>The topic's name.</summary>
    public string Topic { get; } = topic;

    /// <summary>Failed attempts after which an event becomes a dead letter. Default 5, range 1 to 100.</summary>
    public int MaxAttempts { get; set; }

    /// <summary>The most events in one invocation, for a function that takes a list. Default 10, range 1 to 10.</summary>
    public int BatchSize { get; set; }
}
