using MultiCloud.Model;

namespace MultiCloud.Generators.Specs;

/// <summary>The part of <c>multicloud.json</c> that is compiled into the app.</summary>
/// <param name="App">The app's name, if it says one.</param>
/// <param name="Declared">Functions declared there instead of by attribute.</param>
/// <param name="Changes">Changes to the triggers of attributes.</param>
internal sealed record ManifestSpec(string? App, EquatableArray<DeclaredFunction> Declared, EquatableArray<TriggerChange> Changes)
{
    /// <summary>No <c>multicloud.json</c>, or an empty one.</summary>
    public static ManifestSpec Empty { get; } = new(null, default, default);

    /// <summary>The trigger a function runs under.</summary>
    public TriggerModel TriggerOf(FunctionSpec function) =>
        Changes.FirstOrDefault(each => each.Function == function.Name)?.Trigger.Apply(function.Trigger, out _) ?? function.Trigger;
}

/// <summary>A function declared in <c>multicloud.json</c>.</summary>
internal sealed record DeclaredFunction(string Name, string Handler, TriggerModel Trigger, FunctionOptions Options);

/// <summary>A change to a trigger.</summary>
internal sealed record TriggerChange(string Function, ManifestTrigger Trigger);
