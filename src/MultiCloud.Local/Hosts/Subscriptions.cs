using MultiCloud.Hosting;

namespace MultiCloud.Local;

/// <summary>Which functions hear of what. A function's inbox is the queue of its name.</summary>
internal sealed class Subscriptions(IReadOnlyList<FunctionDescriptor> functions)
{
    private readonly ILookup<string, string> _topics = functions
        .Where(function => function.Trigger is TopicFunctionTrigger)
        .ToLookup(function => ((TopicFunctionTrigger)function.Trigger).Topic, function => function.Name, StringComparer.Ordinal);

    private readonly ILookup<string, FunctionDescriptor> _buckets = functions
        .Where(function => function.Trigger is BucketFunctionTrigger)
        .ToLookup(function => ((BucketFunctionTrigger)function.Trigger).Bucket, StringComparer.Ordinal);

    /// <summary>Inboxes that get a copy of a topic's event.</summary>
    public IEnumerable<string> OfTopic(string topic) => _topics[topic];

    /// <summary>Inboxes that hear of a change of a bucket.</summary>
    public IEnumerable<string> OfBucket(string bucket, string key, BucketEvents change) =>
        from subscriber in _buckets[bucket]
        where Matches((BucketFunctionTrigger)subscriber.Trigger, key, change)
        select subscriber.Name;

    /// <summary>Whether a change of a bucket starts a function.</summary>
    public bool Starts(string function, string bucket, string key, BucketEvents change) => OfBucket(bucket, key, change).Contains(function, StringComparer.Ordinal);

    /// <summary>The queue that a function consumes; null when it consumes none.</summary>
    public static string? InboxOf(FunctionDescriptor function) => function.Trigger switch
    {
        QueueFunctionTrigger trigger => trigger.Queue,
        TopicFunctionTrigger or BucketFunctionTrigger => function.Name,
        _ => null,
    };

    private static bool Matches(BucketFunctionTrigger trigger, string key, BucketEvents change) =>
        (trigger.Events & change) != 0 && key.StartsWith(trigger.Prefix, StringComparison.Ordinal);
}
