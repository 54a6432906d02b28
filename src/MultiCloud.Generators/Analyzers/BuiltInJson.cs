using System.Collections.Immutable;

namespace MultiCloud.Generators.Analyzers;

/// <summary>The types that MultiCloud.Hosting reads and writes as JSON in every app; a test keeps this list and its own equal.</summary>
internal static class BuiltInJson
{
    public static ImmutableHashSet<string> Types { get; } =
    [
        "bool", "byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double", "decimal", "char", "string",
        "System.Guid", "System.DateTime", "System.DateTimeOffset", "System.DateOnly", "System.TimeOnly", "System.TimeSpan", "System.Uri", "System.Version",
        "bool?", "int?", "long?", "double?", "decimal?",
        "System.Guid?", "System.DateTime?", "System.DateTimeOffset?", "System.DateOnly?", "System.TimeOnly?", "System.TimeSpan?",
        "byte[]", "System.Memory<byte>", "System.ReadOnlyMemory<byte>",
        "System.Text.Json.JsonElement", "System.Text.Json.JsonElement?", "System.Text.Json.JsonDocument",
        "System.Text.Json.Nodes.JsonNode", "System.Text.Json.Nodes.JsonObject", "System.Text.Json.Nodes.JsonArray",
        "string[]", "int[]", "long[]", "double[]", "decimal[]", "bool[]", "System.Guid[]",
        "System.Collections.Generic.List<string>", "System.Collections.Generic.List<int>", "System.Collections.Generic.List<long>",
        "System.Collections.Generic.List<double>", "System.Collections.Generic.List<decimal>", "System.Collections.Generic.List<bool>",
        "System.Collections.Generic.List<System.Guid>",
        "System.Collections.Generic.IReadOnlyList<string>", "System.Collections.Generic.IReadOnlyList<int>",
        "System.Collections.Generic.Dictionary<string, string>", "System.Collections.Generic.Dictionary<string, System.Text.Json.JsonElement>",
    ];
}
