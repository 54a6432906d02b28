namespace MultiCloud.Model;

/// <summary>An app being checked, and what was found so far.</summary>
internal sealed class Findings
{
    private readonly List<Problem> _problems = [];
    private readonly HashSet<(string, string, string)> _seen = [];
    private IReadOnlyList<EffectiveApp>? _stages;
    private IReadOnlyList<FunctionModel>? _functions;

    public Findings(AppModel model, Manifest? manifest, ValidationScope scope)
    {
        (Model, Manifest, Scope) = (model, manifest, scope);
        Target = scope.Target ?? manifest?.Target ?? Defaults.Target;
    }

    public AppModel Model { get; }

    public Manifest? Manifest { get; }

    public ValidationScope Scope { get; }

    public string Target { get; }

    /// <summary>The app as it is for any stage, and for each stage the file names.</summary>
    public IReadOnlyList<EffectiveApp> Stages => _stages ??= SettingsJson.StagesOf(Manifest).Select(stage => EffectiveApp.Resolve(Model, Manifest, Target, stage)).ToList();

    /// <summary>The functions with the triggers that count, by name. Without a file those are the attributes' own, and nothing needs to be decided.</summary>
    public IEnumerable<FunctionModel> Functions => _functions ??= Manifest is null
        ? [.. Model.Functions.OrderBy(function => function.Name, StringComparer.Ordinal)]
        : [.. Stages[0].Functions.Select(function => function.Model)];

    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>Notes a problem, once.</summary>
    public void Report(Rule rule, string subject, FileLocation? location, params object[] arguments) => Report(rule.At(subject, location, arguments));

    /// <summary>Notes a problem, once.</summary>
    public void Report(Problem problem)
    {
        if (_seen.Add((problem.Rule.Id, problem.Subject, problem.Message)))
        {
            _problems.Add(problem);
        }
    }

    /// <summary>The place of the first of some properties that the file has.</summary>
    public FileLocation? Place(params string[] properties) =>
        properties.Select(property => Manifest?.LocationOf(property)).FirstOrDefault(location => location is not null);

    /// <summary>The place of a function's trigger property, when the file sets it.</summary>
    public FileLocation? TriggerPlace(string function, string property) =>
        Place($"functions.{function}.trigger.{property}");

    /// <summary>The place that decided a function's option for a stage, when the file did.</summary>
    public FileLocation? OptionPlace(EffectiveApp app, EffectiveFunction function, string option)
    {
        string[] layers = [$"stages.{app.Stage}.", $"targets.{app.Target}.", ""];
        return Place([.. layers.SelectMany(layer => new[] { $"{layer}functions.{function.Name}.{option}", $"{layer}units.{function.Unit}.{option}", $"{layer}http.{option}" })]);
    }

    /// <summary>Whether the file says that another app owns a binding.</summary>
    public bool IsForeign(string binding) => Stages.Any(app => app.Bindings.Any(b => b.Name == binding && b.From is not null));
}
