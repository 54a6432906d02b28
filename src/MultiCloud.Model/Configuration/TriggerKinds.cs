namespace MultiCloud.Model;

/// <summary>The words for what starts a function.</summary>
public static class TriggerKinds
{
    /// <summary>An HTTP request.</summary>
    public const string Http = "http";

    /// <summary>A schedule.</summary>
    public const string Timer = "timer";

    /// <summary>A queue's messages.</summary>
    public const string Queue = "queue";

    /// <summary>A topic's events.</summary>
    public const string Topic = "topic";

    /// <summary>Changes of a bucket's objects.</summary>
    public const string Bucket = "bucket";

    /// <summary>A call by name.</summary>
    public const string Direct = "direct";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Http, Timer, Queue, Topic, Bucket, Direct];

    /// <summary>Those that consume a queue or an inbox, with attempts and dead letters.</summary>
    public static IReadOnlyList<string> Consuming { get; } = [Queue, Topic, Bucket];
}
