using System.Text.Json;

namespace MultiCloud.Hosting;

/// <summary>Reads <c>multicloud.settings.json</c>, which the build writes: a fault in it is a fault of the build.</summary>
internal static class StageSettingsReader
{
    internal const string FileName = "multicloud.settings.json";

    private const string AnyStage = "*";

    /// <summary>The stage's values; those of any stage when it is not listed.</summary>
    internal static StageSettings Read(string folder, string stage)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return StageSettings.None;
        }

        try
        {
            return Parse(File.ReadAllBytes(path), stage);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IOException)
        {
            throw new StartupException($"{path} cannot be read: {e.Message} Build the project again.", e);
        }
    }

    internal static StageSettings Parse(ReadOnlyMemory<byte> text, string stage)
    {
        using var document = JsonDocument.Parse(text);
        var stages = document.RootElement.GetProperty("stages");
        if (!stages.TryGetProperty(stage, out var values) && !stages.TryGetProperty(AnyStage, out values))
        {
            return StageSettings.None;
        }

        return new(Functions(values.GetProperty("functions")), Cors(values), Environment(values), Secrets(values));
    }

    private static Dictionary<string, FunctionSettings> Functions(JsonElement functions)
    {
        var settings = new Dictionary<string, FunctionSettings>(StringComparer.Ordinal);
        foreach (var function in functions.EnumerateObject())
        {
            settings[function.Name] = Function(function.Value);
        }

        return settings;
    }

    private static FunctionSettings Function(JsonElement values) => new()
    {
        Unit = values.GetProperty("unit").GetString()!,
        Timeout = TimeSpan.FromSeconds(values.GetProperty("timeoutSeconds").GetInt32()),
        MemoryMb = values.GetProperty("memoryMb").GetInt32(),
        Concurrency = values.GetProperty("concurrency").GetInt32(),
        MaxInstances = values.GetProperty("maxInstances").GetInt32(),
        MinInstances = values.GetProperty("minInstances").GetInt32(),
        MaxAttempts = values.GetProperty("maxAttempts").GetInt32(),
        BatchSize = values.GetProperty("batchSize").GetInt32(),
        Access = values.GetProperty("access").ValueEquals("public"u8) ? HttpAccess.Public : HttpAccess.Private,
    };

    private static CorsSettings? Cors(JsonElement values) =>
        values.TryGetProperty("cors", out var cors) && cors.ValueKind == JsonValueKind.Object
            ? new(
                Texts(cors.GetProperty("origins")),
                Texts(cors.GetProperty("methods")),
                Texts(cors.GetProperty("headers")),
                cors.GetProperty("credentials").GetBoolean(),
                cors.GetProperty("maxAgeSeconds").GetInt32())
            : null;

    private static Dictionary<string, string?> Environment(JsonElement values)
    {
        var variables = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (values.TryGetProperty("environment", out var environment))
        {
            foreach (var variable in environment.EnumerateObject())
            {
                variables[variable.Name] = variable.Value.GetString();
            }
        }

        return variables;
    }

    private static string[]? Secrets(JsonElement values) => values.TryGetProperty("secrets", out var secrets) ? Texts(secrets) : null;

    private static string[] Texts(JsonElement array) => [.. array.EnumerateArray().Select(text => text.GetString()!)];
}
