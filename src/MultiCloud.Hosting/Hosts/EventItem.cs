using System.ComponentModel;

namespace MultiCloud.Hosting;

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
