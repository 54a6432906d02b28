namespace MultiCloud.Model;

/// <summary>Decides every value of an app. Of two layers the higher wins; within a layer the function, then its unit, then <c>http</c>.</summary>
internal sealed class Resolver
{
    private readonly AppModel _model;
    private readonly Manifest? _manifest;
    private readonly string _target;
    private readonly string? _stage;

    /// <summary>The highest first; the attributes are below them all.</summary>
    private readonly Layer[] _layers;

    private readonly Layer? _declared;

    public Resolver(AppModel model, Manifest? manifest, string target, string? stage, ManifestSection? commandLine)
    {
        (_model, _manifest, _target, _stage) = (model, manifest, target, stage);
        ManifestSection?[] layers =
        [
            commandLine,
            manifest?.Stages.FirstOrDefault(s => s.Name == stage)?.Settings,
            manifest?.Targets.FirstOrDefault(t => t.Name == target)?.Settings,
            manifest?.Settings,
        ];
        _layers = layers.OfType<ManifestSection>().Select(section => new Layer(section)).ToArray();
        _declared = _layers.FirstOrDefault(layer => ReferenceEquals(layer.Section, manifest?.Settings));
    }

    public EffectiveApp Resolve()
    {
        var functions = _model.Functions.OrderBy(f => f.Name, StringComparer.Ordinal).Select(Function).ToList();
        return new EffectiveApp
        {
            Name = _manifest?.App ?? _model.Name,
            Target = _target,
            Stage = _stage,
            Functions = new(functions),
            Units = new(functions.GroupBy(f => f.Unit, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(Unit)),
            Cors = _layers.FirstOrDefault(layer => layer.Section.HasCors)?.Section.Cors,
            Environment = Variables(layer => layer.Section.Environment),
            Secrets = new(_layers.SelectMany(layer => layer.Section.Secrets).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal)),
            Bindings = new(_layers.SelectMany(layer => layer.Section.Bindings).GroupBy(b => b.Name, StringComparer.Ordinal).Select(g => g.First()).OrderBy(b => b.Name, StringComparer.Ordinal)),
            SharedBindings = _model.SharedBindings,
        };
    }

    private EffectiveFunction Function(FunctionModel model)
    {
        var declared = _declared?.Function(model.Name);
        var function = model with { Trigger = declared?.Trigger?.Apply(model.Trigger, out _) ?? model.Trigger };
        var kind = function.Trigger.Kind;
        var unit = _layers.Select(layer => layer.Function(function.Name)?.Options.Unit).FirstOrDefault(name => name is not null)
            ?? function.Options.Unit
            ?? Defaults.UnitFor(function.Name, kind);

        int Number(OptionSpec option, Func<FunctionOptions, int?> value) => Find(function, unit, value) ?? option.DefaultFor(kind);

        return new EffectiveFunction(function, unit)
        {
            TimeoutSeconds = Number(Defaults.TimeoutSeconds, o => o.TimeoutSeconds),
            MemoryMb = Number(Defaults.MemoryMb, o => o.MemoryMb),
            MaxInstances = Number(Defaults.MaxInstances, o => o.MaxInstances),
            MinInstances = Number(Defaults.MinInstances, o => o.MinInstances),
            Concurrency = Number(Defaults.Concurrency, o => o.Concurrency),
            MaxAttempts = Number(Defaults.MaxAttempts, o => o.MaxAttempts),
            BatchSize = function.Batch ? Number(Defaults.BatchSize, o => o.BatchSize) : 1,
            Access = kind == TriggerKinds.Http ? FindAccess(function, unit) : Access.Private,
            Formerly = declared?.Formerly,
        };
    }

    private EffectiveUnit Unit(IGrouping<string, EffectiveFunction> functions) => new(functions.Key, new(functions.Select(f => f.Name)))
    {
        IsHttp = functions.Any(f => f.Trigger is HttpTrigger),
        TimeoutSeconds = functions.Max(f => f.TimeoutSeconds),
        MemoryMb = functions.Max(f => f.MemoryMb),
        MaxInstances = functions.Max(f => f.MaxInstances),
        MinInstances = functions.Max(f => f.MinInstances),
        Concurrency = functions.Max(f => f.Concurrency),
        Access = functions.All(f => f.Access == Access.Public) ? Access.Public : Access.Private,
        Environment = Variables(layer => [.. layer.Unit(functions.Key)?.Environment ?? default, .. layer.Section.Environment]),
    };

    private int? Find(FunctionModel function, string unit, Func<FunctionOptions, int?> value)
    {
        foreach (var layer in _layers)
        {
            if ((OrNull(layer.Function(function.Name)?.Options) ?? OrNull(layer.Unit(unit)?.Options)) is { } found)
            {
                return found;
            }
        }

        return value(function.Options);

        int? OrNull(FunctionOptions? options) => options is null ? null : value(options);
    }

    private Access FindAccess(FunctionModel function, string unit)
    {
        foreach (var layer in _layers)
        {
            if ((layer.Function(function.Name)?.Options.Access ?? layer.Unit(unit)?.Options.Access ?? layer.Section.HttpAccess) is { } found)
            {
                return found;
            }
        }

        return function.Options.Access ?? Defaults.HttpAccess;
    }

    /// <summary>Variables of all layers, by name; of one name the first counts, which is the highest.</summary>
    private EquatableArray<EnvironmentVariable> Variables(Func<Layer, IEnumerable<EnvironmentVariable>> ofLayer) =>
        new(_layers.SelectMany(ofLayer).GroupBy(v => v.Name, StringComparer.Ordinal).Select(g => g.First()).OrderBy(v => v.Name, StringComparer.Ordinal));

    /// <summary>A section that finds by name.</summary>
    private sealed class Layer(ManifestSection section)
    {
        private readonly Dictionary<string, ManifestFunction> _functions = section.Functions.GroupBy(f => f.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        private readonly Dictionary<string, ManifestUnit> _units = section.Units.GroupBy(u => u.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

        public ManifestSection Section { get; } = section;

        public ManifestFunction? Function(string name) => _functions.TryGetValue(name, out var function) ? function : null;

        public ManifestUnit? Unit(string name) => _units.TryGetValue(name, out var unit) ? unit : null;
    }
}
