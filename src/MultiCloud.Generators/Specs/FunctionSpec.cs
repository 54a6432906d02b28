using MultiCloud.Generators.Parsing;
using MultiCloud.Model;

namespace MultiCloud.Generators.Specs;

/// <summary>What became of a method that should be a function: a spec, or what is wrong with it.</summary>
internal sealed record ParsedFunction(FunctionSpec? Spec, EquatableArray<BrokenFunction> Broken)
{
    public static ParsedFunction Of(FunctionSpec? spec, string name, string handler, Faults faults) =>
        new(spec, new(faults.Items.Select(each => new BrokenFunction(name, handler, each.Problem.Rule.Id, each.Problem.Message))));
}

/// <summary>One function, with everything the emitter and the model need and no symbol: equal specs give equal code.</summary>
internal sealed record FunctionSpec
{
    public required string Name { get; init; }

    public required string Handler { get; init; }

    public required TriggerModel Trigger { get; init; }

    public bool Batch { get; init; }

    public FunctionOptions Options { get; init; } = new();

    /// <summary>The type of the body, message or input; null for none.</summary>
    public TypeRef? Input { get; init; }

    /// <summary>The type of the JSON result; null for none.</summary>
    public TypeRef? Output { get; init; }

    public required CallSpec Call { get; init; }

    /// <summary>The bindings of its parameters and of its class's constructor.</summary>
    public EquatableArray<BindingSpec> Bindings { get; init; }

    /// <summary>The classes and interfaces it takes, as <see cref="ServiceSpec.Type"/> writes them.</summary>
    public EquatableArray<string> Needs { get; init; }
}

/// <summary>How to call the method.</summary>
/// <param name="Type">The class in C#.</param>
/// <param name="Method">The method.</param>
/// <param name="Arguments">One per parameter.</param>
/// <param name="Instance">How to make the instance; null for static methods.</param>
/// <param name="Return">What to do with what it returns.</param>
internal sealed record CallSpec(string Type, string Method, EquatableArray<Argument> Arguments, InstanceSpec? Instance, ReturnSpec Return);

/// <summary>How to make and dispose the instance a method is called on.</summary>
internal sealed record InstanceSpec(EquatableArray<Argument> Arguments, Disposal Disposal);

internal enum Disposal
{
    None,
    Sync,
    Async,
}

/// <summary>What a function returns.</summary>
/// <param name="Shape">How it becomes an answer.</param>
/// <param name="Awaited">Whether it comes in a task.</param>
/// <param name="Type">The JSON type; null for shapes without one.</param>
/// <param name="NullableValue">Whether it is a <c>T?</c> of a value type.</param>
internal sealed record ReturnSpec(ReturnShape Shape, bool Awaited, TypeRef? Type = null, bool NullableValue = false);

internal enum ReturnShape
{
    Nothing,
    Json,
    Text,
    Bytes,
    Stream,
    Result,
    JsonResult,
}
