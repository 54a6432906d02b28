using Microsoft.CodeAnalysis;
using MultiCloud.Generators.Specs;

namespace MultiCloud.Generators.Parsing;

/// <summary>Questions about symbols, answered by name: nothing is looked up in the compilation.</summary>
internal static class Symbols
{
    private static readonly SymbolDisplayFormat CodeFormat =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat NameFormat =
        SymbolDisplayFormat.FullyQualifiedFormat
            .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)
            .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>The type in C#, with the nullability of its type arguments.</summary>
    public static string Code(this ITypeSymbol type) => Write(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated), CodeFormat);

    /// <summary>The type in C#, without any nullability.</summary>
    public static string PlainCode(this ITypeSymbol type) => Write(type, SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>The type for people.</summary>
    public static string Name(this ITypeSymbol type) => Write(type, NameFormat);

    /// <summary>The type as a node of the service graph: generic types are one node each.</summary>
    public static string Node(this ITypeSymbol type) => type.OriginalDefinition.ToDisplayString(NameFormat);

    public static TypeRef Reference(this ITypeSymbol type) => new(type.Code(), type.Name());

    /// <summary><c>Namespace.Type.Method</c>.</summary>
    public static string Handler(this IMethodSymbol method) => method.ContainingType.Name() + "." + method.Name;

    public static bool Is(this ITypeSymbol? type, string space, string name, int arity = 0) =>
        type is INamedTypeSymbol named && named.Name == name && named.Arity == arity && named.ContainingType is null && IsNamespace(named.ContainingNamespace, space);

    public static bool IsMultiCloud(this ITypeSymbol? type, string name, int arity = 0) => type.Is("MultiCloud", name, arity);

    public static bool Implements(this ITypeSymbol type, string space, string name) =>
        type.Is(space, name) || type.AllInterfaces.Any(each => each.Is(space, name));

    public static bool DerivesFrom(this ITypeSymbol? type, string space, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Is(space, name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether generated code of the same assembly may name the type, its type arguments included.</summary>
    public static bool IsAccessible(this ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            return array.ElementType.IsAccessible();
        }

        if (type is not INamedTypeSymbol)
        {
            return false;
        }

        for (var each = (INamedTypeSymbol?)type; each is not null; each = each.ContainingType)
        {
            if (each.IsFileLocal || IsHidden(each) || !each.TypeArguments.All(argument => argument.IsAccessible()))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether code outside its class and those that derive from it cannot see it.</summary>
    public static bool IsHidden(this ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal;

    public static AttributeData? Attribute(this ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(each => each.AttributeClass.IsMultiCloud(name));

    public static object? Named(this AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(each => each.Key == name).Value.Value;

    public static object? Positional(this AttributeData attribute, int index) =>
        index < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[index].Kind != TypedConstantKind.Array
            ? attribute.ConstructorArguments[index].Value
            : null;

    /// <summary>A text of the attribute; empty for null, and null when the compiler already complains about it.</summary>
    public static string? Text(this AttributeData attribute, int index) =>
        index < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[index] is { Kind: TypedConstantKind.Primitive } constant
            ? constant.Value as string ?? ""
            : null;

    /// <summary>The type without <c>Nullable&lt;&gt;</c>.</summary>
    public static ITypeSymbol Unwrapped(this ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    public static bool IsNullableValue(this ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>The type's text; <c>dynamic</c> is written as what it is at run time, since no <c>typeof</c> and no type argument of metadata takes it.</summary>
    private static string Write(ITypeSymbol type, SymbolDisplayFormat format)
    {
        var text = type.ToDisplayString(format);
        return text.Contains("dynamic")
            ? string.Concat(type.ToDisplayParts(format).Select(part => part is { Kind: SymbolDisplayPartKind.Keyword } && part.ToString() == "dynamic" ? "object" : part.ToString()))
            : text;
    }

    private static bool IsNamespace(INamespaceSymbol? space, string name)
    {
        var end = name.Length;
        while (space is { IsGlobalNamespace: false })
        {
            var start = end - space.Name.Length;
            if (start < 0 || string.CompareOrdinal(name, start, space.Name, 0, space.Name.Length) != 0)
            {
                return false;
            }

            space = space.ContainingNamespace;
            if (start == 0)
            {
                return space is { IsGlobalNamespace: true };
            }

            if (name[start - 1] != '.')
            {
                return false;
            }

            end = start - 1;
        }

        return false;
    }
}
