using Microsoft.CodeAnalysis;
using MultiCloud.Generators.Specs;
using MultiCloud.Model;

namespace MultiCloud.Generators.Parsing;

/// <summary>Reads the parameters that stand for a queue, topic, bucket, table, secrets or another function.</summary>
internal static class BindingParser
{
    public static bool IsBinding(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Interface } named && KindOf(named) is not null;

    /// <summary>Whether it is one of a kind, without a name of its own: <c>ISecrets</c>.</summary>
    public static bool IsNameless(ITypeSymbol type) => type.IsMultiCloud("ISecrets");

    /// <summary>The binding of a parameter. Its name is the attribute's, else the parameter's own.</summary>
    public static BindingSpec Parse(IParameterSymbol parameter)
    {
        var type = (INamedTypeSymbol)parameter.Type;
        var (kind, access) = KindOf(type)!.Value;
        var data = type.Arity > 0 ? type.TypeArguments[0] : null;
        var result = type.Arity > 1 ? type.TypeArguments[1] : null;
        var name = IsNameless(type) ? "" : ExplicitName(parameter) ?? Names.ToKebab(parameter.Name);
        return new(new BindingUse(kind, name, access, data?.Name(), result?.Name()), data?.PlainCode(), result?.PlainCode());
    }

    /// <summary>The name in <c>[Binding]</c> or <c>[FromKeyedServices]</c>, or null.</summary>
    public static string? ExplicitName(IParameterSymbol parameter) =>
        parameter.GetAttributes().FirstOrDefault(IsKeyed)?.Positional(0) as string;

    /// <summary>The key of <c>[FromKeyedServices]</c> as a literal, or null.</summary>
    public static string? Key(IParameterSymbol parameter) =>
        parameter.GetAttributes().FirstOrDefault(IsKeyed) is { ConstructorArguments.Length: > 0 } attribute
            ? Literals.Constant(attribute.ConstructorArguments[0])
            : null;

    private static bool IsKeyed(AttributeData attribute) =>
        attribute.AttributeClass.DerivesFrom("Microsoft.Extensions.DependencyInjection", "FromKeyedServicesAttribute");

    private static (string Kind, string Access)? KindOf(INamedTypeSymbol type)
    {
        if (type.ContainingNamespace is not { Name: "MultiCloud", ContainingNamespace.IsGlobalNamespace: true })
        {
            return null;
        }

        return (type.Name, type.Arity) switch
        {
            ("IQueue", 1) => ("queue", "send"),
            ("ITopic", 1) => ("topic", "send"),
            ("IBucket", 0) => ("bucket", "write"),
            ("IBucketReader", 0) => ("bucket", "read"),
            ("IFunction", 2) => ("function", "call"),
            ("ITable", 1) => ("table", "write"),
            ("ITableReader", 1) => ("table", "read"),
            ("ISecrets", 0) => ("secrets", "read"),
            _ => null,
        };
    }
}
