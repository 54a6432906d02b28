using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MultiCloud.Generators.Parsing;

/// <summary>Constants as C# literals that mean the same anywhere.</summary>
internal static class Literals
{
    public static string Text(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    /// <summary>A parameter's default.</summary>
    public static string Default(IParameterSymbol parameter) =>
        parameter.ExplicitDefaultValue is { } value ? Value(value, parameter.Type.Unwrapped()) : "default!";

    /// <summary>An attribute's argument, or null when it is an array or missing.</summary>
    public static string? Constant(TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Type when constant.Value is ITypeSymbol type => "typeof(" + type.PlainCode() + ")",
        TypedConstantKind.Primitive or TypedConstantKind.Enum when constant.Value is { } value && constant.Type is { } type => Value(value, type),
        _ => null,
    };

    private static string Value(object value, ITypeSymbol type)
    {
        var literal = value switch
        {
            string text => Text(text),
            char letter => SymbolDisplay.FormatLiteral(letter, quote: true),
            bool flag => flag ? "true" : "false",
            double.NaN => "double.NaN",
            double.PositiveInfinity => "double.PositiveInfinity",
            double.NegativeInfinity => "double.NegativeInfinity",
            double number => number.ToString("R", CultureInfo.InvariantCulture) + "d",
            float.NaN => "float.NaN",
            float.PositiveInfinity => "float.PositiveInfinity",
            float.NegativeInfinity => "float.NegativeInfinity",
            float number => number.ToString("R", CultureInfo.InvariantCulture) + "f",
            decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
            long number => number.ToString(CultureInfo.InvariantCulture) + "L",
            ulong number => number.ToString(CultureInfo.InvariantCulture) + "UL",
            uint number => number.ToString(CultureInfo.InvariantCulture) + "U",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => "default!",
        };
        var needsCast = type.TypeKind == TypeKind.Enum
            || type.SpecialType is SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16;
        return needsCast ? "(" + type.PlainCode() + ")(" + literal + ")" : literal;
    }
}
