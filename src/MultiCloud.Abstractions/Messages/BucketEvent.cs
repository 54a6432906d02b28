namespace MultiCloud;

/// <summary>A change of one object.</summary>
public sealed class BucketEvent : Delivery
{
    /// <summary>The bucket's name.</summary>
    public required string Bucket { get; init; }

    /// <summary>The object's key.</summary>
    public required string Key { get; init; }

    /// <summary>What happened: <see cref="BucketEvents.Created"/> or <see cref="BucketEvents.Deleted"/>.</summary>
    public required BucketEvents Event { get; init; }

    /// <summary>The object's size in bytes; null for deletions and where the platform does not say.</summary>
    public long? Size { get; init; }

    /// <summary>The object's version token; null for deletions and where the platform does not say.</summary>
    public string? Version { get; init; }
}
