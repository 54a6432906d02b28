using MultiCloud.Generators.Specs;
using MultiCloud.Model;

namespace MultiCloud.Generators.Parsing;

/// <summary>Takes out of <c>multicloud.json</c> what is compiled into the app; the rest of the file may change without a new line of code.</summary>
internal static class ManifestParser
{
    public static ManifestSpec Parse(Manifest manifest) => new(
        manifest.App,
        new(manifest.Settings.Functions.Where(each => each.Handler is not null).Select(Declared).OfType<DeclaredFunction>()),
        new(manifest.Settings.Functions.Where(each => each is { Handler: null, Trigger: not null }).Select(each => new TriggerChange(each.Name, each.Trigger!))));

    private static DeclaredFunction? Declared(ManifestFunction function) =>
        function.Trigger?.Apply(null, out _) is { } trigger ? new(function.Name, function.Handler!, trigger, function.Options) : null;
}
