using MultiCloud.Generators.Specs;
using MultiCloud.Model;

namespace MultiCloud.Generators.Composition;

/// <summary>Puts what was parsed together to the app. Pure: the generator and the analyzers see the same app.</summary>
internal static class AppComposer
{
    /// <summary>The app.</summary>
    /// <param name="parsed">Functions of attributes and of <c>multicloud.json</c>, in any order.</param>
    /// <param name="services">The classes with constructors.</param>
    /// <param name="contexts">The JSON contexts.</param>
    /// <param name="manifest">What <c>multicloud.json</c> says.</param>
    /// <param name="build">What the project says.</param>
    public static AppSpec Compose(
        IReadOnlyCollection<ParsedFunction> parsed, IReadOnlyCollection<ServiceSpec> services, IEnumerable<string> contexts, ManifestSpec manifest, BuildSpec build)
    {
        var ordered = parsed.Select(each => each.Spec).OfType<FunctionSpec>().OrderBy(each => each.Name, StringComparer.Ordinal).ThenBy(each => each.Handler, StringComparer.Ordinal).ToArray();
        var emitted = ordered.Where(each => Names.IsValid(each.Name)).GroupBy(each => each.Name, StringComparer.Ordinal).Select(each => each.First()).ToArray();
        var name = manifest.App ?? build.AppName ?? Names.Suggest(build.AssemblyName);
        return new()
        {
            Functions = new(emitted),
            Table = new()
            {
                App = name,
                Rows = new(emitted.Select(each => new TableRow(each.Name, each.Handler, manifest.TriggerOf(each), each.Batch, each.Options))),
                Bindings = new(Registrations(emitted.SelectMany(each => each.Bindings).Concat(services.SelectMany(each => each.Bindings)))),
                JsonContexts = new(contexts.Distinct(StringComparer.Ordinal).OrderBy(each => each, StringComparer.Ordinal)),
                HostType = build.HostType,
                ProjectDirectory = build.ProjectDirectory,
                UserSecretsId = build.UserSecretsId,
            },
            Model = Model(name, ordered, services) with { Broken = new(parsed.SelectMany(each => each.Broken)) },
            HasEntryPoint = build.HasEntryPoint,
        };
    }

    /// <summary>What the model says of the app; functions may share a name here, so that the validator can say so.</summary>
    public static AppModel Model(string name, IReadOnlyCollection<FunctionSpec> functions, IReadOnlyCollection<ServiceSpec> services)
    {
        var graph = new ServiceGraph(services);
        var unreached = new HashSet<ServiceSpec>(services);
        var models = new List<FunctionModel>();
        foreach (var function in functions)
        {
            var reached = graph.From(function.Needs);
            unreached.ExceptWith(reached);
            models.Add(new()
            {
                Name = function.Name,
                Handler = function.Handler,
                Trigger = function.Trigger,
                Batch = function.Batch,
                Options = function.Options,
                Bindings = Uses(function.Bindings.Concat(reached.SelectMany(each => each.Bindings))),
                InputType = function.Input?.Name,
                OutputType = function.Output?.Name,
            });
        }

        return new() { Name = name, Functions = new(models), SharedBindings = Uses(unreached.SelectMany(each => each.Bindings)) };
    }

    private static EquatableArray<BindingUse> Uses(IEnumerable<BindingSpec> bindings) =>
        new(bindings.Select(each => each.Use).Distinct()
            .OrderBy(each => each.Kind, StringComparer.Ordinal).ThenBy(each => each.Name, StringComparer.Ordinal)
            .ThenBy(each => each.Access, StringComparer.Ordinal).ThenBy(each => each.Type, StringComparer.Ordinal));

    private static IEnumerable<BindingSpec> Registrations(IEnumerable<BindingSpec> bindings) =>
        bindings.GroupBy(each => (each.Use.Kind, each.Use.Name, each.Type, each.ResultType)).Select(each => each.First())
            .OrderBy(each => each.Use.Kind, StringComparer.Ordinal).ThenBy(each => each.Use.Name, StringComparer.Ordinal).ThenBy(each => each.Type, StringComparer.Ordinal);
}
