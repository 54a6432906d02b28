using Microsoft.CodeAnalysis;
using MultiCloud.Generators.Specs;

namespace MultiCloud.Generators.Parsing;

/// <summary>What kind of thing a parameter's type is.</summary>
internal static class Shapes
{
    /// <summary>How a text becomes this type; null when it cannot.</summary>
    public static ValueShape? OfValue(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_String)
        {
            return ValueShape.String;
        }

        if (type.TypeKind == TypeKind.Enum)
        {
            return ValueShape.Enum;
        }

        var parsable = type.TypeKind is TypeKind.Class or TypeKind.Struct && type.AllInterfaces.Any(each =>
            each.Is("System", "IParsable", 1) && SymbolEqualityComparer.Default.Equals(each.TypeArguments[0], type));
        return !parsable ? null : type.IsValueType ? ValueShape.ParsableStruct : ValueShape.ParsableClass;
    }

    /// <summary>The element and shape of a list type; <see cref="ListShape.None"/> when it is none.</summary>
    public static ListShape OfList(ITypeSymbol type, out ITypeSymbol element)
    {
        element = type;
        if (type is IArrayTypeSymbol { Rank: 1 } array)
        {
            element = array.ElementType;
            return ListShape.Array;
        }

        if (type is not INamedTypeSymbol { Arity: 1 } named)
        {
            return ListShape.None;
        }

        element = named.TypeArguments[0];
        var shape = named.OriginalDefinition.SpecialType switch
        {
            SpecialType.System_Collections_Generic_IEnumerable_T
                or SpecialType.System_Collections_Generic_IReadOnlyList_T
                or SpecialType.System_Collections_Generic_IReadOnlyCollection_T => ListShape.ReadOnly,
            SpecialType.System_Collections_Generic_IList_T
                or SpecialType.System_Collections_Generic_ICollection_T => ListShape.Array,
            _ when named.Is("System.Collections.Generic", "List", 1) => ListShape.List,
            _ => ListShape.None,
        };
        if (shape == ListShape.None)
        {
            element = type;
        }

        return shape;
    }

    public static bool IsBytes(ITypeSymbol type) => type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte };

    public static bool IsStream(ITypeSymbol type) => type.DerivesFrom("System.IO", "Stream");

    /// <summary>
    /// Whether the app's services provide it rather than the event: interfaces, abstract classes and delegates,
    /// but not collections of data and not the roots of polymorphic data.
    /// </summary>
    public static bool IsService(ITypeSymbol type)
    {
        if (OfList(type, out var element) != ListShape.None)
        {
            return type.TypeKind == TypeKind.Interface && element.TypeKind != TypeKind.TypeParameter && IsService(element);
        }

        if (IsCollection(type) || IsPolymorphicData(type))
        {
            return false;
        }

        return type.TypeKind is TypeKind.Interface or TypeKind.Delegate || (type is { TypeKind: TypeKind.Class, IsAbstract: true } && !IsStream(type));
    }

    /// <summary>Whether no service and no JSON can be of the type.</summary>
    public static bool IsUnusable(ITypeSymbol type) =>
        type.IsRefLikeType || type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer or TypeKind.Error or TypeKind.TypeParameter;

    private static bool IsCollection(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Interface && type.ContainingNamespace?.ToDisplayString() is "System.Collections.Generic" or "System.Collections";

    private static bool IsPolymorphicData(ITypeSymbol type) =>
        type.GetAttributes().Any(each => each.AttributeClass.Is("System.Text.Json.Serialization", "JsonPolymorphicAttribute")
            || each.AttributeClass?.Name == "JsonDerivedTypeAttribute");
}
