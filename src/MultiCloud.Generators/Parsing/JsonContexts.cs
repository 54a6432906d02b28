using Microsoft.CodeAnalysis;

namespace MultiCloud.Generators.Parsing;

/// <summary>Reads the app's <c>JsonSerializerContext</c> classes.</summary>
internal static class JsonContexts
{
    public const string AttributeName = "System.Text.Json.Serialization.JsonSerializableAttribute";

    /// <summary>A context in C#; null for a class that is none or that generated code cannot name.</summary>
    public static string? Parse(INamedTypeSymbol type) =>
        IsContext(type) && type.IsAccessible() && !type.IsAbstract && type.Arity == 0 ? type.PlainCode() : null;

    public static bool IsContext(INamedTypeSymbol type) => type.BaseType.Is("System.Text.Json.Serialization", "JsonSerializerContext");

    /// <summary>The types a context lists.</summary>
    public static IEnumerable<ITypeSymbol> Roots(INamedTypeSymbol context) =>
        context.GetAttributes()
            .Where(each => each.AttributeClass.Is("System.Text.Json.Serialization", "JsonSerializableAttribute") && each.ConstructorArguments.Length > 0)
            .Select(each => each.ConstructorArguments[0].Value)
            .OfType<ITypeSymbol>();
}
