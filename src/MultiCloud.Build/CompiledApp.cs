using MultiCloud.Model;

namespace MultiCloud.Build;

/// <summary>An app's code and <c>multicloud.json</c> put together: pure, so that equal input gives equal files.</summary>
/// <param name="Code">What the code says.</param>
/// <param name="Config">What <c>multicloud.json</c> says; null for no file.</param>
/// <param name="ManifestText">The text of <c>multicloud.manifest.json</c>.</param>
/// <param name="SettingsText">The text of <c>multicloud.settings.json</c>.</param>
/// <param name="Problems">What is wrong with the whole.</param>
internal sealed record CompiledApp(AppModel Code, Manifest? Config, string ManifestText, string SettingsText, IReadOnlyList<Problem> Problems)
{
    /// <summary>Puts them together.</summary>
    /// <param name="modelJson">The model constant of the assembly.</param>
    /// <param name="config">Path and text of <c>multicloud.json</c>; null for none.</param>
    /// <param name="target">The target.</param>
    /// <exception cref="FormatException">The constant is not a model of this version.</exception>
    public static CompiledApp Compile(string modelJson, (string Path, string Text)? config, string target)
    {
        var code = ModelJson.Read(modelJson);
        var parsed = config is { } file ? Manifest.Parse(file.Path, file.Text) : null;
        List<Problem> problems = [.. parsed?.Problems ?? default, .. Validator.Validate(code, parsed?.Manifest, new ValidationScope { Target = target })];
        return new CompiledApp(code, parsed?.Manifest, ManifestJson.Write(code, parsed?.Manifest, target), SettingsJson.Write(code, parsed?.Manifest, target), problems);
    }
}
