namespace MultiCloud.Generators.Specs;

/// <summary>A type as generated code and the model write it.</summary>
/// <param name="Code">For C#: <c>global::</c>, with the nullability of type arguments, without its own.</param>
/// <param name="Name">For people and for comparing: the full name without nullability.</param>
internal sealed record TypeRef(string Code, string Name);
