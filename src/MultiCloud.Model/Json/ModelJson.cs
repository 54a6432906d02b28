namespace MultiCloud.Model;

/// <summary>
/// The model as the text that the generator puts into the assembly: compact, sorted by name, without paths, times or positions,
/// so that equal models are equal texts.
/// </summary>
public static class ModelJson
{
    private const int Version = 1;

    /// <summary>Writes a model.</summary>
    /// <param name="model">The model.</param>
    public static string Write(AppModel model)
    {
        var json = new JsonWriter(indented: false);
        json.BeginObject().Name("version").Value(Version).Name("app").Value(model.Name).Name("functions").BeginArray();
        foreach (var function in model.Functions.OrderBy(f => f.Name, StringComparer.Ordinal).ThenBy(f => f.Handler, StringComparer.Ordinal))
        {
            WriteFunction(json, function);
        }

        json.EndArray();
        BindingJson.Write(json, "sharedBindings", model.SharedBindings);
        WriteBroken(json, model.Broken);
        return json.EndObject().ToString();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="FormatException">The text is not a model of this version.</exception>
    public static AppModel Read(string json)
    {
        var root = JsonReader.Read(json, out var error);
        if (root is null || root["version"]?.AsInt32() != Version)
        {
            var reason = error is null ? $"its version is {root?["version"]?.Describe() ?? "missing"}, expected {Version}" : error.Message;
            throw new FormatException($"The app's model cannot be read: {reason}. Use the same version of all MultiCloud packages and build again.");
        }

        return new AppModel
        {
            Name = Text(root, "app"),
            Functions = new(List(root, "functions").Select(ReadFunction)),
            SharedBindings = ReadBindings(root, "sharedBindings"),
            Broken = new(List(root, "broken").Select(each => new BrokenFunction(Text(each, "name"), Text(each, "handler"), Text(each, "rule"), Text(each, "message")))),
        };
    }

    private static void WriteBroken(JsonWriter json, EquatableArray<BrokenFunction> functions)
    {
        if (functions.Count == 0)
        {
            return;
        }

        json.Name("broken").BeginArray();
        foreach (var function in functions.OrderBy(f => f.Name, StringComparer.Ordinal).ThenBy(f => f.Handler, StringComparer.Ordinal).ThenBy(f => f.Message, StringComparer.Ordinal))
        {
            json.BeginObject().Name("name").Value(function.Name).Name("handler").Value(function.Handler)
                .Name("rule").Value(function.RuleId).Name("message").Value(function.Message).EndObject();
        }

        json.EndArray();
    }

    private static void WriteFunction(JsonWriter json, FunctionModel function)
    {
        json.BeginObject().Name("name").Value(function.Name).Name("handler").Value(function.Handler).Name("trigger");
        TriggerJson.Write(json, function.Trigger);
        if (function.Batch)
        {
            json.Name("batch").Value(true);
        }

        if (function.Options != new FunctionOptions())
        {
            json.Name("options").BeginObject();
            WriteOptions(json, function.Options);
            json.EndObject();
        }

        BindingJson.Write(json, "bindings", function.Bindings);
        json.Optional("input", function.InputType).Optional("output", function.OutputType).EndObject();
    }

    private static FunctionModel ReadFunction(JsonNode node) => new()
    {
        Name = Text(node, "name"),
        Handler = Text(node, "handler"),
        Trigger = TriggerJson.Read(node["trigger"]) ?? throw Missing("trigger"),
        Batch = node["batch"]?.AsBoolean() ?? false,
        Options = node["options"] is { } options ? ReadOptions(options) : new FunctionOptions(),
        Bindings = ReadBindings(node, "bindings"),
        InputType = node["input"]?.AsString(),
        OutputType = node["output"]?.AsString(),
    };

    private static void WriteOptions(JsonWriter json, FunctionOptions options) => json
        .Optional("unit", options.Unit)
        .Optional("timeoutSeconds", options.TimeoutSeconds)
        .Optional("memoryMb", options.MemoryMb)
        .Optional("maxInstances", options.MaxInstances)
        .Optional("minInstances", options.MinInstances)
        .Optional("concurrency", options.Concurrency)
        .Optional("maxAttempts", options.MaxAttempts)
        .Optional("batchSize", options.BatchSize)
        .Optional("access", options.Access?.ToWord());

    /// <summary>The options among an object's members; members of other names are ignored.</summary>
    internal static FunctionOptions ReadOptions(JsonNode node) => new()
    {
        Unit = node["unit"]?.AsString(),
        TimeoutSeconds = node["timeoutSeconds"]?.AsInt32(),
        MemoryMb = node["memoryMb"]?.AsInt32(),
        MaxInstances = node["maxInstances"]?.AsInt32(),
        MinInstances = node["minInstances"]?.AsInt32(),
        Concurrency = node["concurrency"]?.AsInt32(),
        MaxAttempts = node["maxAttempts"]?.AsInt32(),
        BatchSize = node["batchSize"]?.AsInt32(),
        Access = AccessWords.Parse(node["access"]?.AsString()),
    };

    private static EquatableArray<BindingUse> ReadBindings(JsonNode node, string name) => new(List(node, name).Select(use =>
        new BindingUse(Text(use, "kind"), Text(use, "name"), Text(use, "access"), use["type"]?.AsString(), use["resultType"]?.AsString())));

    private static List<JsonNode> List(JsonNode node, string name) => node[name]?.Items ?? [];

    private static string Text(JsonNode node, string name) => node[name]?.AsString() ?? throw Missing(name);

    private static FormatException Missing(string name) =>
        new($"The app's model cannot be read: '{name}' is missing. Use the same version of all MultiCloud packages and build again.");
}
