using System.ComponentModel;

namespace MultiCloud.Hosting;

/// <summary>One function as the generator compiled it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FunctionDescriptor
{
    /// <summary>The function's name.</summary>
    public required string Name { get; init; }

    /// <summary>The method, <c>Namespace.Type.Method</c>, for logs and the admin API.</summary>
    public required string Handler { get; init; }

    /// <summary>What starts it.</summary>
    public required FunctionTrigger Trigger { get; init; }

    /// <summary>The values of attributes and defaults. <c>multicloud.settings.json</c> beside the app overrides them at start.</summary>
    public required FunctionSettings Settings { get; init; }

    /// <summary>Whether it takes a list, so that one invocation may have several deliveries.</summary>
    public bool Batch { get; init; }

    /// <summary>Runs an http function; null for others.</summary>
    public HttpFunction? Http { get; init; }

    /// <summary>Runs any other function; null for http functions.</summary>
    public EventFunction? Event { get; init; }
}

/// <summary>Generated code that binds an http request, calls the function and writes its answer.</summary>
/// <param name="invocation">The invocation.</param>
public delegate ValueTask HttpFunction(HttpInvocation invocation);

/// <summary>Generated code that binds deliveries, a tick or an input, and calls the function.</summary>
/// <param name="invocation">The invocation.</param>
public delegate ValueTask EventFunction(EventInvocation invocation);

/// <summary>What starts a function.</summary>
/// <param name="Kind">Which kind.</param>
public abstract record FunctionTrigger(TriggerKind Kind);

/// <summary>An HTTP request.</summary>
/// <param name="Method">The method in upper case.</param>
/// <param name="Route">The route as written, starting with <c>/</c>.</param>
public sealed record HttpFunctionTrigger(string Method, string Route) : FunctionTrigger(TriggerKind.Http);

/// <summary>A message of a queue.</summary>
/// <param name="Queue">The queue's name.</param>
public sealed record QueueFunctionTrigger(string Queue) : FunctionTrigger(TriggerKind.Queue);

/// <summary>An event of a topic.</summary>
/// <param name="Topic">The topic's name.</param>
public sealed record TopicFunctionTrigger(string Topic) : FunctionTrigger(TriggerKind.Topic);

/// <summary>A change of a bucket's objects.</summary>
/// <param name="Bucket">The bucket's name.</param>
/// <param name="Prefix">Only keys that start with this; empty for all.</param>
/// <param name="Events">Which changes.</param>
public sealed record BucketFunctionTrigger(string Bucket, string Prefix, BucketEvents Events) : FunctionTrigger(TriggerKind.Bucket);

/// <summary>A schedule.</summary>
/// <param name="Cron">POSIX cron.</param>
/// <param name="TimeZone">An IANA time zone.</param>
public sealed record TimerFunctionTrigger(string Cron, string TimeZone) : FunctionTrigger(TriggerKind.Timer);

/// <summary>A call by name.</summary>
public sealed record DirectFunctionTrigger() : FunctionTrigger(TriggerKind.Direct);

/// <summary>The limits a function runs under.</summary>
public sealed record FunctionSettings
{
    /// <summary>The unit the function belongs to.</summary>
    public required string Unit { get; init; }

    /// <summary>The longest one invocation may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Memory of one instance in MiB.</summary>
    public int MemoryMb { get; init; } = 256;

    /// <summary>Invocations at a time in one instance of the unit.</summary>
    public int Concurrency { get; init; } = 1;

    /// <summary>The most instances of the unit at a time.</summary>
    public int MaxInstances { get; init; } = 20;

    /// <summary>Instances kept warm.</summary>
    public int MinInstances { get; init; }

    /// <summary>Failed attempts after which a delivery becomes a dead letter.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>The most deliveries in one invocation.</summary>
    public int BatchSize { get; init; } = 1;

    /// <summary>Who may call an http function.</summary>
    public HttpAccess Access { get; init; }
}
