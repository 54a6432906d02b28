using MultiCloud.Model;

namespace MultiCloud.Generators.Specs;

/// <summary>A binding that code uses.</summary>
/// <param name="Use">What the model says of it.</param>
/// <param name="Type">The message, row or input type in C#, without nullability; null for buckets and secrets.</param>
/// <param name="ResultType">The result type of a function in C#.</param>
internal sealed record BindingSpec(BindingUse Use, string? Type, string? ResultType);

/// <summary>A concrete class of the app that takes something through its constructors: a node of the graph that says which functions reach which bindings.</summary>
/// <param name="Type">The class.</param>
/// <param name="Provides">Its interfaces and base classes.</param>
/// <param name="Needs">The types its constructors take, with their type arguments.</param>
/// <param name="Bindings">The bindings its constructors name.</param>
internal sealed record ServiceSpec(string Type, EquatableArray<string> Provides, EquatableArray<string> Needs, EquatableArray<BindingSpec> Bindings);
