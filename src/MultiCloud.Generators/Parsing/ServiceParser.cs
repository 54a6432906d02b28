using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MultiCloud.Generators.Specs;
using MultiCloud.Model;

namespace MultiCloud.Generators.Parsing;

/// <summary>Reads the classes that take something through their constructors.</summary>
internal static class ServiceParser
{
    /// <summary>Whether a node may be such a class.</summary>
    public static bool IsCandidate(SyntaxNode node) => node is ClassDeclarationSyntax declaration
        && (declaration.ParameterList is { Parameters.Count: > 0 }
            || declaration.Members.Any(each => each is ConstructorDeclarationSyntax { ParameterList.Parameters.Count: > 0 }));

    /// <summary>The class; null when no function can reach anything through it.</summary>
    public static ServiceSpec? Parse(INamedTypeSymbol type)
    {
        if (type.IsAbstract || type.IsStatic)
        {
            return null;
        }

        var parameters = type.InstanceConstructors.SelectMany(each => each.Parameters).ToArray();
        if (parameters.Length == 0)
        {
            return null;
        }

        var bindings = parameters
            .Where(each => BindingParser.IsBinding(each.Type) && each.Type.IsAccessible() && (BindingParser.IsNameless(each.Type) || BindingParser.ExplicitName(each) is not null))
            .Select(BindingParser.Parse);
        var spec = new ServiceSpec(type.Node(), new(Provides(type)), Needs(parameters), new(bindings));
        return spec.Needs.Count == 0 && spec.Bindings.Count == 0 ? null : spec;
    }

    /// <summary>The classes and interfaces that parameters take.</summary>
    public static EquatableArray<string> Needs(IEnumerable<IParameterSymbol> parameters)
    {
        var needs = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var parameter in parameters)
        {
            Collect(parameter.Type, needs);
        }

        return new(needs);
    }

    private static IEnumerable<string> Provides(INamedTypeSymbol type)
    {
        foreach (var each in type.AllInterfaces)
        {
            yield return each.Node();
        }

        for (var each = type.BaseType; each is { SpecialType: not SpecialType.System_Object }; each = each.BaseType)
        {
            yield return each.Node();
        }
    }

    /// <summary>The classes and interfaces in a parameter's type; those of the platform lead nowhere.</summary>
    private static void Collect(ITypeSymbol type, SortedSet<string> needs)
    {
        if (type is IArrayTypeSymbol array)
        {
            Collect(array.ElementType, needs);
        }
        else if (type is INamedTypeSymbol named)
        {
            if (named.TypeKind is TypeKind.Class or TypeKind.Interface && named.SpecialType == SpecialType.None && Root(named) is not ("System" or "Microsoft"))
            {
                needs.Add(named.Node());
            }

            foreach (var argument in named.TypeArguments)
            {
                Collect(argument, needs);
            }
        }
    }

    private static string Root(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space?.Name ?? "";
    }
}
