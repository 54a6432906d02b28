using MultiCloud.Model;

namespace MultiCloud.Generators.Specs;

/// <summary>The whole app, ready to be emitted: each part becomes a file of its own, written again only when that part changed.</summary>
internal sealed record AppSpec
{
    /// <summary>By name; every name once.</summary>
    public EquatableArray<FunctionSpec> Functions { get; init; }

    public required TableSpec Table { get; init; }

    /// <summary>What becomes the model constant.</summary>
    public required AppModel Model { get; init; }

    public bool HasEntryPoint { get; init; }
}

/// <summary>What the host learns of the app.</summary>
internal sealed record TableSpec
{
    public required string App { get; init; }

    public EquatableArray<TableRow> Rows { get; init; }

    /// <summary>Every binding to register, once.</summary>
    public EquatableArray<BindingSpec> Bindings { get; init; }

    /// <summary>The JSON contexts in C#.</summary>
    public EquatableArray<string> JsonContexts { get; init; }

    public required string HostType { get; init; }

    public string? ProjectDirectory { get; init; }

    public string? UserSecretsId { get; init; }
}

/// <summary>What the host learns of one function; the trigger is the one it runs under.</summary>
internal sealed record TableRow(string Name, string Handler, TriggerModel Trigger, bool Batch, FunctionOptions Options);

/// <summary>What MSBuild and the compilation say about the project.</summary>
internal sealed record BuildSpec
{
    public required string AssemblyName { get; init; }

    public bool IsExecutable { get; init; }

    public bool HasEntryPoint { get; init; }

    /// <summary>Whether the project references MultiCloud.Hosting.</summary>
    public bool HasHosting { get; init; }

    public string? AppName { get; init; }

    public required string HostType { get; init; }

    /// <summary>Only for local builds.</summary>
    public string? ProjectDirectory { get; init; }

    public string? UserSecretsId { get; init; }
}
