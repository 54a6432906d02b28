namespace MultiCloud.Model;

/// <summary>An app with every value decided, for one target and stage.</summary>
public sealed record EffectiveApp
{
    /// <summary>The app's name.</summary>
    public required string Name { get; init; }

    /// <summary>The target.</summary>
    public required string Target { get; init; }

    /// <summary>The stage; null is any that <c>multicloud.json</c> does not name.</summary>
    public string? Stage { get; init; }

    /// <summary>Its functions, by name.</summary>
    public EquatableArray<EffectiveFunction> Functions { get; init; }

    /// <summary>Its units, by name.</summary>
    public EquatableArray<EffectiveUnit> Units { get; init; }

    /// <summary>Which other origins' pages may call http functions; null is none.</summary>
    public CorsPolicy? Cors { get; init; }

    /// <summary>Environment variables of all units, by name.</summary>
    public EquatableArray<EnvironmentVariable> Environment { get; init; }

    /// <summary>Names of secrets.</summary>
    public EquatableArray<string> Secrets { get; init; }

    /// <summary>Bindings that another app owns, by name.</summary>
    public EquatableArray<ManifestBinding> Bindings { get; init; }

    /// <summary>Bindings granted to every unit.</summary>
    public EquatableArray<BindingUse> SharedBindings { get; init; }

    /// <summary>Decides every value. Lowest first: default, attribute, file, target, stage, command line.</summary>
    /// <param name="model">What the code says.</param>
    /// <param name="manifest">What the file says; null for no file.</param>
    /// <param name="target">The target.</param>
    /// <param name="stage">The stage; null for one that the file does not name.</param>
    /// <param name="commandLine">What the command line says.</param>
    public static EffectiveApp Resolve(AppModel model, Manifest? manifest, string target, string? stage = null, ManifestSection? commandLine = null) =>
        new Resolver(model, manifest, target, stage, commandLine).Resolve();
}

/// <summary>A function with every value decided.</summary>
/// <param name="Model">What the code says; with the trigger that counts.</param>
/// <param name="Unit">Its unit.</param>
public sealed record EffectiveFunction(FunctionModel Model, string Unit)
{
    /// <summary>Its name.</summary>
    public string Name => Model.Name;

    /// <summary>What starts it.</summary>
    public TriggerModel Trigger => Model.Trigger;

    /// <summary>The longest one invocation may take; its own, not its unit's.</summary>
    public int TimeoutSeconds { get; init; }

    /// <summary>Memory it needs; its unit has the largest.</summary>
    public int MemoryMb { get; init; }

    /// <summary>Instances it may need; its unit has the largest.</summary>
    public int MaxInstances { get; init; }

    /// <summary>Instances it keeps warm; its unit has the largest.</summary>
    public int MinInstances { get; init; }

    /// <summary>Invocations at a time that it allows; its unit has the largest.</summary>
    public int Concurrency { get; init; }

    /// <summary>Failed attempts before a dead letter.</summary>
    public int MaxAttempts { get; init; }

    /// <summary>Deliveries in one invocation; 1 without a list parameter.</summary>
    public int BatchSize { get; init; }

    /// <summary>Who may call it.</summary>
    public Access Access { get; init; }

    /// <summary>The name in the previous release; null for the same.</summary>
    public string? Formerly { get; init; }
}

/// <summary>A unit with every value decided: the largest of its functions.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Functions">Its functions, by name.</param>
public sealed record EffectiveUnit(string Name, EquatableArray<string> Functions)
{
    /// <summary>Whether it holds http functions.</summary>
    public bool IsHttp { get; init; }

    /// <summary>The longest timeout.</summary>
    public int TimeoutSeconds { get; init; }

    /// <summary>Memory of one instance.</summary>
    public int MemoryMb { get; init; }

    /// <summary>The most instances.</summary>
    public int MaxInstances { get; init; }

    /// <summary>Instances kept warm.</summary>
    public int MinInstances { get; init; }

    /// <summary>Invocations at a time in one instance.</summary>
    public int Concurrency { get; init; }

    /// <summary>Who may call; public only when all its functions are.</summary>
    public Access Access { get; init; }

    /// <summary>Its environment variables, those of all units included, by name.</summary>
    public EquatableArray<EnvironmentVariable> Environment { get; init; }
}
