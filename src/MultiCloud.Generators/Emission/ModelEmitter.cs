using MultiCloud.Generators.Parsing;
using MultiCloud.Model;

namespace MultiCloud.Generators.Emission;

/// <summary>Writes the model constant, which the build reads from the assembly without loading it.</summary>
internal static class ModelEmitter
{
    public static string Emit(AppModel model) => CodeWriter.Begin().Open("namespace " + Known.Namespace)
        .Line("/// <summary>The app's model: equal code gives an equal text.</summary>")
        .Line(Known.Generated)
        .Line(Known.Hidden)
        .Open("internal static class MultiCloudModel")
        .Line($"internal const string Json = {Literals.Text(ModelJson.Write(model))};")
        .Close().Close().ToString();
}
