namespace MultiCloud.Model;

/// <summary>What a target can do, each figure with where it is from: <c>capabilities.json</c> of a target. <c>docs/specs/model.md</c> describes the file.</summary>
public sealed record Capabilities
{
    /// <summary>The target.</summary>
    public required string Target { get; init; }

    /// <summary>What it can do by trigger kind; a kind that is absent cannot be used there.</summary>
    public EquatableArray<TriggerCapabilities> Triggers { get; init; }

    /// <summary>Seconds until a grant takes effect, by kind of grant.</summary>
    public EquatableArray<NamedFigure> Propagation { get; init; }

    /// <summary>Seconds for which the name of something deleted cannot be used again, by kind.</summary>
    public EquatableArray<NamedFigure> Cooling { get; init; }

    /// <summary>What an account may have, by kind.</summary>
    public EquatableArray<NamedFigure> Quotas { get; init; }

    /// <summary>The smallest values that can be set, by setting.</summary>
    public EquatableArray<NamedFigure> Floors { get; init; }

    /// <summary>What it can do for a trigger kind, or null.</summary>
    /// <param name="kind">http, timer, queue, topic, bucket or direct.</param>
    public TriggerCapabilities? For(string kind) => Triggers.FirstOrDefault(trigger => trigger.Kind == kind);

    /// <summary>Reads the file's text.</summary>
    /// <param name="path">The file's path, for places.</param>
    /// <param name="text">The text.</param>
    /// <param name="problems">What is wrong; empty when there are capabilities.</param>
    /// <returns>The capabilities, or null.</returns>
    public static Capabilities? Parse(string path, string text, out EquatableArray<Problem> problems)
    {
        var (capabilities, found) = CapabilitiesReader.Read(path, text);
        problems = found;
        return capabilities;
    }
}

/// <summary>What a target can do for one trigger kind.</summary>
/// <param name="Kind">http, timer, queue, topic, bucket or direct.</param>
/// <param name="TimeoutSeconds">The longest timeout.</param>
public sealed record TriggerCapabilities(string Kind, Figure TimeoutSeconds)
{
    /// <summary>The most attempts; null where there are none or no limit.</summary>
    public Figure? Attempts { get; init; }

    /// <summary>For how long something unhandled is kept.</summary>
    public Figure? RetentionSeconds { get; init; }

    /// <summary>The most deliveries in one invocation.</summary>
    public Figure? Batch { get; init; }

    /// <summary>How outcomes are reported: <c>none</c>, <c>batch</c> or <c>item</c>.</summary>
    public string? Settlement { get; init; }

    /// <summary>How a deployed unit is asked whether it is alive: <c>invoke</c>, <c>url</c>, <c>admin</c> or <c>none</c>.</summary>
    public string? Probe { get; init; }

    /// <summary>timer: <c>cron</c> for five fields, <c>cron-seconds</c> for six too.</summary>
    public string? Dialect { get; init; }
}

/// <summary>A number with where it is from.</summary>
/// <param name="Value">The number.</param>
/// <param name="Source">The document or experiment.</param>
/// <param name="Date">When it was looked up, <c>yyyy-MM-dd</c>.</param>
public sealed record Figure(int Value, string Source, string Date);

/// <summary>A figure with a name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Figure">The figure.</param>
public sealed record NamedFigure(string Name, Figure Figure);
