using System.Text.Json;
using System.Text.Json.Serialization;

namespace MultiCloud.Conformance;

/// <summary>Something a function saw, with all that its invocation context said. One line of JSON in the ledger.</summary>
public sealed record LedgerEntry
{
    /// <summary>Which moment of a function: <c>ran</c>, <c>before</c>, <c>after</c> and so on.</summary>
    public required string Step { get; init; }

    /// <summary>Given by the case, so that it finds its own entries; empty where no case can give one.</summary>
    public required string Key { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Function { get; init; }

    public required string Invocation { get; init; }

    public required string Trigger { get; init; }

    public required string TriggerId { get; init; }

    public required int Attempt { get; init; }

    public required string App { get; init; }

    public required string Stage { get; init; }

    public required string Target { get; init; }

    public required string? TraceParent { get; init; }

    public required DateTimeOffset Deadline { get; init; }

    public Dictionary<string, string?> Values { get; init; } = [];

    public string? this[string name] => Values.GetValueOrDefault(name);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(LedgerEntry))]
internal sealed partial class LedgerJson : JsonSerializerContext;
