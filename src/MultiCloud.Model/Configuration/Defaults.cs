namespace MultiCloud.Model;

/// <summary>Every option with its default and range, once: the analyzers, <c>multicloud.json</c>, its schema and the documentation read this table.</summary>
public static class Defaults
{
    /// <summary>The longest one invocation may take.</summary>
    public static OptionSpec TimeoutSeconds { get; } = new("timeoutSeconds", 30, 1, 900, "s", "The longest one invocation may take.")
    {
        PortableByKind =
        [
            (TriggerKinds.Http, 220), (TriggerKinds.Direct, 220),
            (TriggerKinds.Queue, 290), (TriggerKinds.Topic, 290), (TriggerKinds.Bucket, 290),
            (TriggerKinds.Timer, 890),
        ],
    };

    /// <summary>Memory of one instance.</summary>
    public static OptionSpec MemoryMb { get; } = new("memoryMb", 256, 128, 10240, "MiB", "Memory of one instance.") { OfUnit = true };

    /// <summary>The most instances at a time.</summary>
    public static OptionSpec MaxInstances { get; } = new("maxInstances", 20, 1, 1000, "", "The most instances of the unit at a time.") { OfUnit = true };

    /// <summary>Instances kept warm.</summary>
    public static OptionSpec MinInstances { get; } = new("minInstances", 0, 0, 100, "", "Instances kept warm.") { OfUnit = true };

    /// <summary>Invocations at a time in one instance.</summary>
    public static OptionSpec Concurrency { get; } = new("concurrency", 1, 1, 1000, "", "Invocations at a time in one instance.")
    {
        DefaultByKind = [(TriggerKinds.Http, 10)],
        OfUnit = true,
    };

    /// <summary>Failed attempts before a dead letter.</summary>
    public static OptionSpec MaxAttempts { get; } = new("maxAttempts", 5, 1, 100, "", "Failed attempts after which a delivery becomes a dead letter.")
    {
        Kinds = TriggerKinds.Consuming,
    };

    /// <summary>Deliveries in one invocation.</summary>
    public static OptionSpec BatchSize { get; } = new("batchSize", 10, 1, 10, "", "The most deliveries in one invocation of a function that takes a list; others get one.")
    {
        Kinds = TriggerKinds.Consuming,
    };

    /// <summary>All options.</summary>
    public static IReadOnlyList<OptionSpec> All { get; } = [TimeoutSeconds, MemoryMb, MaxInstances, MinInstances, Concurrency, MaxAttempts, BatchSize];

    /// <summary>Who may call an http function when nothing is set.</summary>
    public const Access HttpAccess = Access.Private;

    /// <summary>The time zone of a timer that names none.</summary>
    public const string TimeZone = "UTC";

    /// <summary>The unit of http functions that name none; any other function is a unit of its own name.</summary>
    public const string HttpUnit = "http";

    /// <summary>The target when <c>multicloud.json</c> names none.</summary>
    public const string Target = "local";

    /// <summary>The stage when none is named.</summary>
    public const string Stage = "dev";

    /// <summary>How long a browser may remember the answer to a preflight request.</summary>
    public const int CorsMaxAgeSeconds = 600;

    /// <summary>The largest queue or topic message, as CloudEvents text in UTF-8.</summary>
    public const int MaxMessageBytes = 48_000;

    /// <summary>A lease lasts as long as the timeout, and this much longer.</summary>
    public const int LeaseMarginSeconds = 30;

    /// <summary>The shortest wait before the next attempt.</summary>
    public const int MinRetryDelaySeconds = 1;

    /// <summary>The longest wait before the next attempt.</summary>
    public const int MaxRetryDelaySeconds = 900;

    /// <summary>The unit of a function that names none.</summary>
    /// <param name="function">The function's name.</param>
    /// <param name="kind">Its trigger kind.</param>
    public static string UnitFor(string function, string kind) => kind == TriggerKinds.Http ? HttpUnit : function;
}
