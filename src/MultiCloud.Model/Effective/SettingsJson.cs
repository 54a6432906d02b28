namespace MultiCloud.Model;

/// <summary>Writes <c>multicloud.settings.json</c>, which stands beside the app and is read once at start: the decided values of every stage.</summary>
public static class SettingsJson
{
    /// <summary>The file's name.</summary>
    public const string FileName = "multicloud.settings.json";

    /// <summary>The key of the values for a stage that <c>multicloud.json</c> does not name.</summary>
    public const string AnyStage = "*";

    /// <summary>Writes the text; equal input gives equal text.</summary>
    /// <param name="model">What the code says.</param>
    /// <param name="manifest">What the file says; null for no file.</param>
    /// <param name="target">The target.</param>
    public static string Write(AppModel model, Manifest? manifest, string target)
    {
        var json = new JsonWriter(indented: true);
        json.BeginObject()
            .Name("app").Value(manifest?.App ?? model.Name)
            .Name("target").Value(target)
            .Name("stages").BeginObject();
        foreach (var stage in StagesOf(manifest))
        {
            json.Name(stage ?? AnyStage).BeginObject();
            WriteStage(json, EffectiveApp.Resolve(model, manifest, target, stage));
            json.EndObject();
        }

        return json.EndObject().EndObject().ToString();
    }

    /// <summary>Null, for any stage, and the stages that the file names.</summary>
    internal static IEnumerable<string?> StagesOf(Manifest? manifest) =>
        new string?[] { null }.Concat((manifest?.Stages ?? default).Select(stage => stage.Name).OrderBy(name => name, StringComparer.Ordinal));

    private static void WriteStage(JsonWriter json, EffectiveApp app)
    {
        json.Name("functions").BeginObject();
        foreach (var function in app.Functions)
        {
            json.Name(function.Name);
            WriteFunction(json, function, app.Units.First(unit => unit.Name == function.Unit));
        }

        json.EndObject();
        CorsJson.Write(json, app.Cors);
        WriteEnvironment(json, app.Environment);
        json.Name("secrets").Strings(app.Secrets);
        var units = app.Units.Where(unit => unit.Environment != app.Environment).ToList();
        if (units.Count == 0)
        {
            return;
        }

        json.Name("units").BeginObject();
        foreach (var unit in units)
        {
            json.Name(unit.Name).BeginObject();
            WriteEnvironment(json, unit.Environment);
            json.EndObject();
        }

        json.EndObject();
    }

    private static void WriteFunction(JsonWriter json, EffectiveFunction function, EffectiveUnit unit) => json.BeginObject()
        .Name("unit").Value(unit.Name)
        .Name("timeoutSeconds").Value(function.TimeoutSeconds)
        .Name("memoryMb").Value(unit.MemoryMb)
        .Name("concurrency").Value(unit.Concurrency)
        .Name("maxInstances").Value(unit.MaxInstances)
        .Name("minInstances").Value(unit.MinInstances)
        .Name("maxAttempts").Value(function.MaxAttempts)
        .Name("batchSize").Value(function.BatchSize)
        .Name("access").Value(unit.Access.ToWord())
        .EndObject();

    internal static void WriteEnvironment(JsonWriter json, EquatableArray<EnvironmentVariable> variables)
    {
        json.Name("environment").BeginObject();
        foreach (var variable in variables)
        {
            json.Name(variable.Name).Value(variable.Value);
        }

        json.EndObject();
    }
}
