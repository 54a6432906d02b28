using MultiCloud.Generators.Parsing;
using MultiCloud.Generators.Specs;

namespace MultiCloud.Generators.Emission;

/// <summary>Writes the registration of every binding the app names.</summary>
internal static class BindingsEmitter
{
    private const string Registration = Known.Hosting + "BindingRegistration.";

    public static void Emit(CodeWriter code, TableSpec table)
    {
        code.Open($"public override void AddBindings({Known.ServiceCollection} services)");
        foreach (var binding in table.Bindings)
        {
            code.Line(Add(binding, Literals.Text(binding.Use.Name)) + ";");
        }

        code.Close();
    }

    private static string Add(BindingSpec binding, string name) => binding.Use.Kind switch
    {
        "queue" => $"{Registration}AddQueue<{binding.Type}>(services, {name}, {Json(binding.Type)})",
        "topic" => $"{Registration}AddTopic<{binding.Type}>(services, {name}, {Json(binding.Type)})",
        "table" => $"{Registration}AddTable<{binding.Type}>(services, {name}, {Json(binding.Type)})",
        "secrets" => $"{Registration}AddSecrets(services)",
        "bucket" => $"{Registration}AddBucket(services, {name})",
        _ => $"{Registration}AddFunction<{binding.Type}, {binding.ResultType}>(services, {name}, {Json(binding.Type)}, {Json(binding.ResultType)})",
    };

    private static string Json(string? type) => $"static provider => {Known.Services}GetRequiredService<{Known.Hosting}JsonTypes>(provider).Get<{type}>()";
}
