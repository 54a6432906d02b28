namespace MultiCloud.Model;

/// <summary>An app as its code declares it: what the generator writes into the assembly, before <c>multicloud.json</c> overrides anything.</summary>
public sealed record AppModel
{
    /// <summary>The app's name: <c>app</c> of <c>multicloud.json</c>, else the project's name in kebab case.</summary>
    public required string Name { get; init; }

    /// <summary>Its functions, by name.</summary>
    public EquatableArray<FunctionModel> Functions { get; init; }

    /// <summary>Bindings used only by code that no function reaches through constructors: granted to every unit.</summary>
    public EquatableArray<BindingUse> SharedBindings { get; init; }

    /// <summary>What should have been functions and is not in <see cref="Functions"/>. An app with any is refused.</summary>
    public EquatableArray<BrokenFunction> Broken { get; init; }
}

/// <summary>A method that is marked as a function, or named as one in <c>multicloud.json</c>, and cannot be one.</summary>
/// <param name="Name">The name it would have.</param>
/// <param name="Handler">The method, <c>Namespace.Type.Method</c>.</param>
/// <param name="RuleId">The rule it breaks.</param>
/// <param name="Message">What is wrong, and what to do.</param>
public sealed record BrokenFunction(string Name, string Handler, string RuleId, string Message);

/// <summary>One function.</summary>
public sealed record FunctionModel
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The method, <c>Namespace.Type.Method</c>.</summary>
    public required string Handler { get; init; }

    /// <summary>What starts it.</summary>
    public required TriggerModel Trigger { get; init; }

    /// <summary>Whether it takes a list.</summary>
    public bool Batch { get; init; }

    /// <summary>What its attributes set; everything else is a default.</summary>
    public FunctionOptions Options { get; init; } = new();

    /// <summary>Bindings of its parameters and of the classes it reaches through constructors.</summary>
    public EquatableArray<BindingUse> Bindings { get; init; }

    /// <summary>The full name of the input or message type; null for none.</summary>
    public string? InputType { get; init; }

    /// <summary>The full name of the result type; null for none.</summary>
    public string? OutputType { get; init; }
}

/// <summary>What was set for a function; null is "not set".</summary>
public sealed record FunctionOptions
{
    /// <summary>The unit's name.</summary>
    public string? Unit { get; init; }

    /// <summary>Seconds.</summary>
    public int? TimeoutSeconds { get; init; }

    /// <summary>MiB.</summary>
    public int? MemoryMb { get; init; }

    /// <summary>The most instances of the unit.</summary>
    public int? MaxInstances { get; init; }

    /// <summary>Instances kept warm.</summary>
    public int? MinInstances { get; init; }

    /// <summary>Invocations at a time in one instance.</summary>
    public int? Concurrency { get; init; }

    /// <summary>Failed attempts before a dead letter.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>Deliveries in one invocation.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Who may call.</summary>
    public Access? Access { get; init; }
}

/// <summary>Who may call an http function.</summary>
public enum Access
{
    /// <summary>The platform's own authentication.</summary>
    Private,

    /// <summary>Anyone.</summary>
    Public,
}

/// <summary>What starts a function.</summary>
public abstract record TriggerModel
{
    private protected TriggerModel()
    {
    }

    /// <summary>The word for it: http, timer, queue, topic, bucket, direct.</summary>
    public abstract string Kind { get; }
}

/// <summary>An HTTP request.</summary>
/// <param name="Method">The method in upper case.</param>
/// <param name="Route">The route as written.</param>
public sealed record HttpTrigger(string Method, string Route) : TriggerModel
{
    /// <inheritdoc />
    public override string Kind => "http";
}

/// <summary>A schedule.</summary>
/// <param name="Cron">The expression.</param>
/// <param name="TimeZone">The IANA zone.</param>
public sealed record TimerTrigger(string Cron, string TimeZone) : TriggerModel
{
    /// <inheritdoc />
    public override string Kind => "timer";
}

/// <summary>A queue's messages.</summary>
/// <param name="Queue">The queue.</param>
public sealed record QueueTrigger(string Queue) : TriggerModel
{
    /// <inheritdoc />
    public override string Kind => "queue";
}

/// <summary>A topic's events.</summary>
/// <param name="Topic">The topic.</param>
public sealed record TopicTrigger(string Topic) : TriggerModel
{
    /// <inheritdoc />
    public override string Kind => "topic";
}

/// <summary>Changes of a bucket's objects.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Prefix">Only keys that start with this.</param>
/// <param name="Created">Whether creations count.</param>
/// <param name="Deleted">Whether deletions count.</param>
public sealed record BucketTrigger(string Bucket, string Prefix, bool Created, bool Deleted) : TriggerModel
{
    /// <inheritdoc />
    public override string Kind => "bucket";
}

/// <summary>A call by name.</summary>
public sealed record DirectTrigger : TriggerModel
{
    /// <inheritdoc />
    public override string Kind => "direct";
}

/// <summary>Code that uses a binding.</summary>
/// <param name="Kind">queue, topic, bucket, table, secrets or function.</param>
/// <param name="Name">The binding's name; empty for secrets.</param>
/// <param name="Access">read, write (for buckets and tables: read and write), send or call.</param>
/// <param name="Type">The message, row or input type; null for buckets and secrets.</param>
/// <param name="ResultType">The result type of a function; else null.</param>
public sealed record BindingUse(string Kind, string Name, string Access, string? Type = null, string? ResultType = null);
