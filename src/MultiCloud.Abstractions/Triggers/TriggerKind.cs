namespace MultiCloud;

/// <summary>What starts a function.</summary>
public enum TriggerKind
{
    /// <summary>An HTTP request.</summary>
    Http,

    /// <summary>A schedule.</summary>
    Timer,

    /// <summary>A message of a queue.</summary>
    Queue,

    /// <summary>An event of a topic.</summary>
    Topic,

    /// <summary>A change of a bucket's objects.</summary>
    Bucket,

    /// <summary>A call by name from another function.</summary>
    Direct,
}
