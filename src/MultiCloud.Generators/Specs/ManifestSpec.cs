using MultiCloud.Model;

namespace MultiCloud.Generators.Specs;

/// <summary>The part of <c>multicloud.json</c> that is compiled into the app.</summary>
/// <param name="App">The app's name, if it says one.</param>
/// <param name="Declared">Functions declared there instead of by attribute.</param>
/// <param name="Triggers">Triggers it changes.</param>
internal sealed record ManifestSpec(string? App, EquatableArray<DeclaredFunction> Declared, EquatableArray<TriggerOverride> Triggers)
{
    /// <summary>No <c>multicloud.json</c>, or an empty one.</summary>
    public static ManifestSpec Empty { get; } = new(null, default, default);

    /// <summary>The trigger a function runs under.</summary>
    public TriggerModel TriggerOf(FunctionSpec function) =>
        Triggers.FirstOrDefault(each => each.Function == function.Name) is { } changed && changed.Trigger.Kind == function.Trigger.Kind
            ? changed.Trigger
            : function.Trigger;
}

/// <summary>A function declared in <c>multicloud.json</c>.</summary>
internal sealed record DeclaredFunction(string Name, string Handler, TriggerModel Trigger, FunctionOptions Options);

/// <summary>A trigger changed in <c>multicloud.json</c>.</summary>
internal sealed record TriggerOverride(string Function, TriggerModel Trigger);
