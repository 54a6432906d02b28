namespace MultiCloud;

/// <summary>Starts the function when objects of a bucket are created or deleted, at least once, in no particular order.</summary>
/// <param name="bucket">The bucket's name, <c>[a-z][a-z0-9-]{0,39}</c>.</param>
public sealed class BucketTriggerAttribute(string bucket) : TriggerAttribute
{
    /// <summary>The bucket's name.</summary>
    public string Bucket { get; } = bucket;

    /// <summary>Only objects whose key starts with this. Default: all objects.</summary>
    public string? Prefix { get; set; }

    /// <summary>Which changes start the function. Default <see cref="BucketEvents.Created"/>.</summary>
    public BucketEvents Events { get; set; } = BucketEvents.Created;

    /// <summary>Failed attempts after which an event becomes a dead letter. Default 5, range 1 to 100.</summary>
    public int MaxAttempts { get; set; }

    /// <summary>The most events in one invocation, for a function that takes a list. Default 10, range 1 to 10.</summary>
    public int BatchSize { get; set; }
}

/// <summary>Changes of a bucket's objects.</summary>
[Flags]
public enum BucketEvents
{
    /// <summary>No change; not a valid choice for a trigger.</summary>
    None = 0,

    /// <summary>An object was created or overwritten.</summary>
    Created = 1,

    /// <summary>An object was deleted.</summary>
    Deleted = 2,

    /// <summary>Both.</summary>
    All = Created | Deleted,
}
