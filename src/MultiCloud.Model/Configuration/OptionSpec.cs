namespace MultiCloud.Model;

/// <summary>A whole-number option of a function: its default, its range and what every target can do.</summary>
/// <param name="Name">The name in <c>multicloud.json</c>; the attribute's property is the same with a capital.</param>
/// <param name="Default">The value when nothing is set.</param>
/// <param name="Min">The smallest value.</param>
/// <param name="Max">The largest value.</param>
/// <param name="Unit">What is counted: <c>s</c>, <c>MiB</c>, or empty.</param>
/// <param name="Description">What it means, one sentence.</param>
public sealed record OptionSpec(string Name, int Default, int Min, int Max, string Unit, string Description)
{
    /// <summary>Trigger kinds with a default of their own.</summary>
    internal IReadOnlyList<(string Kind, int Value)> DefaultByKind { get; init; } = [];

    /// <summary>The most that every target can do, where that is less than <see cref="Max"/>.</summary>
    internal IReadOnlyList<(string Kind, int Value)> PortableByKind { get; init; } = [];

    /// <summary>The trigger kinds it has a meaning for.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = TriggerKinds.All;

    /// <summary>Whether it is a property of the unit too: a unit has the largest value of its functions.</summary>
    public bool OfUnit { get; init; }

    /// <summary>The value when nothing is set, for a trigger kind.</summary>
    /// <param name="kind">http, timer, queue, topic, bucket or direct.</param>
    public int DefaultFor(string kind) => Find(DefaultByKind, kind) ?? Default;

    /// <summary>The most that every target can do, for a trigger kind.</summary>
    /// <param name="kind">http, timer, queue, topic, bucket or direct.</param>
    public int PortableMaximum(string kind) => Find(PortableByKind, kind) ?? Max;

    /// <summary>Whether a value is in range.</summary>
    /// <param name="value">The value.</param>
    public bool Allows(int value) => value >= Min && value <= Max;

    private static int? Find(IReadOnlyList<(string Kind, int Value)> values, string kind)
    {
        foreach (var (key, value) in values)
        {
            if (key == kind)
            {
                return value;
            }
        }

        return null;
    }
}
