namespace MultiCloud.Model;

/// <summary>What <c>multicloud.json</c> sets, for everything or for one stage or target.</summary>
public sealed record ManifestSection
{
    /// <summary>Options by function.</summary>
    public EquatableArray<ManifestFunction> Functions { get; init; }

    /// <summary>Options by unit.</summary>
    public EquatableArray<ManifestUnit> Units { get; init; }

    /// <summary>Who may call http functions.</summary>
    public Access? HttpAccess { get; init; }

    /// <summary>Whether <see cref="Cors"/> is set, to a policy or to none.</summary>
    public bool HasCors { get; init; }

    /// <summary>Which other origins' pages may call; null is none.</summary>
    public CorsPolicy? Cors { get; init; }

    /// <summary>Environment variables.</summary>
    public EquatableArray<EnvironmentVariable> Environment { get; init; }

    /// <summary>Names of secrets.</summary>
    public EquatableArray<string> Secrets { get; init; }

    /// <summary>Bindings that another app owns.</summary>
    public EquatableArray<ManifestBinding> Bindings { get; init; }
}

/// <summary>A function in <c>multicloud.json</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Options">What is set.</param>
public sealed record ManifestFunction(string Name, FunctionOptions Options)
{
    /// <summary>The method, for a function without an attribute.</summary>
    public string? Handler { get; init; }

    /// <summary>What starts it, or what changes in what the attribute says.</summary>
    public ManifestTrigger? Trigger { get; init; }

    /// <summary>Its name in the previous release.</summary>
    public string? Formerly { get; init; }
}

/// <summary>A unit in <c>multicloud.json</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Options">What is set for all its functions.</param>
/// <param name="Environment">Its environment variables.</param>
public sealed record ManifestUnit(string Name, FunctionOptions Options, EquatableArray<EnvironmentVariable> Environment);

/// <summary>A binding in <c>multicloud.json</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">The app that owns it; null is this one.</param>
public sealed record ManifestBinding(string Name, string? From);

/// <summary>An environment variable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
public sealed record EnvironmentVariable(string Name, string Value);

/// <summary>Which other origins' pages may call http functions.</summary>
public sealed record CorsPolicy
{
    /// <summary>The origins; <c>*</c> is any.</summary>
    public EquatableArray<string> Origins { get; init; }

    /// <summary>The methods; empty is those of the routes.</summary>
    public EquatableArray<string> Methods { get; init; }

    /// <summary>The request headers; empty is those asked for.</summary>
    public EquatableArray<string> Headers { get; init; }

    /// <summary>Whether cookies and authentication may go along. Default false.</summary>
    public bool Credentials { get; init; }

    /// <summary>How long a browser may remember the answer. Default 600.</summary>
    public int MaxAgeSeconds { get; init; } = Defaults.CorsMaxAgeSeconds;
}
