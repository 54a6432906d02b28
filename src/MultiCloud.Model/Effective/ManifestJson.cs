namespace MultiCloud.Model;

/// <summary>
/// Writes <c>multicloud.manifest.json</c>: the model merged with <c>multicloud.json</c>, every value decided for each stage. It is for the
/// deployment and for people to read; the running app reads <see cref="SettingsJson"/>.
/// </summary>
public static class ManifestJson
{
    private const int Version = 1;

    /// <summary>The file's name.</summary>
    public const string FileName = "multicloud.manifest.json";

    /// <summary>Writes the text; equal input gives equal text.</summary>
    /// <param name="model">What the code says.</param>
    /// <param name="manifest">What the file says; null for no file.</param>
    /// <param name="target">The target.</param>
    public static string Write(AppModel model, Manifest? manifest, string target)
    {
        var json = new JsonWriter(indented: true);
        json.BeginObject()
            .Name("version").Value(Version)
            .Name("app").Value(manifest?.App ?? model.Name)
            .Name("target").Value(target)
            .Name("options").BeginObject();
        foreach (var option in manifest?.Targets.FirstOrDefault(t => t.Name == target)?.Options ?? default)
        {
            json.Name(option.Name).Value(option.Value);
        }

        json.EndObject().Name("stages").BeginObject();
        foreach (var stage in SettingsJson.StagesOf(manifest))
        {
            json.Name(stage ?? SettingsJson.AnyStage).BeginObject();
            WriteStage(json, EffectiveApp.Resolve(model, manifest, target, stage));
            json.EndObject();
        }

        return json.EndObject().EndObject().ToString();
    }

    private static void WriteStage(JsonWriter json, EffectiveApp app)
    {
        json.Name("functions").BeginObject();
        foreach (var function in app.Functions)
        {
            json.Name(function.Name);
            WriteFunction(json, function);
        }

        json.EndObject().Name("units").BeginObject();
        foreach (var unit in app.Units)
        {
            json.Name(unit.Name);
            WriteUnit(json, unit);
        }

        json.EndObject();
        CorsJson.Write(json, app.Cors);
        json.Name("secrets").Strings(app.Secrets).Name("bindings").BeginObject();
        foreach (var binding in app.Bindings)
        {
            json.Name(binding.Name).BeginObject().Optional("from", binding.From).EndObject();
        }

        json.EndObject();
        BindingJson.Write(json, "sharedBindings", app.SharedBindings);
    }

    private static void WriteFunction(JsonWriter json, EffectiveFunction function)
    {
        json.BeginObject().Name("handler").Value(function.Model.Handler).Name("unit").Value(function.Unit).Optional("formerly", function.Formerly).Name("trigger");
        TriggerJson.Write(json, function.Trigger);
        json.Name("batch").Value(function.Model.Batch)
            .Name("timeoutSeconds").Value(function.TimeoutSeconds)
            .Name("maxAttempts").Value(function.MaxAttempts)
            .Name("batchSize").Value(function.BatchSize);
        BindingJson.Write(json, "bindings", function.Model.Bindings);
        json.Optional("input", function.Model.InputType).Optional("output", function.Model.OutputType).EndObject();
    }

    private static void WriteUnit(JsonWriter json, EffectiveUnit unit)
    {
        json.BeginObject()
            .Name("functions").Strings(unit.Functions)
            .Name("timeoutSeconds").Value(unit.TimeoutSeconds)
            .Name("memoryMb").Value(unit.MemoryMb)
            .Name("concurrency").Value(unit.Concurrency)
            .Name("maxInstances").Value(unit.MaxInstances)
            .Name("minInstances").Value(unit.MinInstances)
            .Name("access").Value(unit.Access.ToWord());
        SettingsJson.WriteEnvironment(json, unit.Environment);
        json.EndObject();
    }
}
