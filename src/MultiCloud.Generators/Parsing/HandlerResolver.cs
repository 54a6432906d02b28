using Microsoft.CodeAnalysis;

namespace MultiCloud.Generators.Parsing;

/// <summary>Finds the method that a handler of <c>multicloud.json</c> names.</summary>
internal static class HandlerResolver
{
    /// <summary>The methods of that name: one when all is well.</summary>
    public static IReadOnlyList<IMethodSymbol> Resolve(Compilation compilation, string handler)
    {
        var dot = handler.LastIndexOf('.');
        return dot <= 0 ? [] : [.. (Type(compilation, handler.Substring(0, dot))?.GetMembers(handler.Substring(dot + 1)) ?? []).OfType<IMethodSymbol>()];
    }

    /// <summary>The type of a handler, of this project only; nested types are written with a dot too.</summary>
    public static INamedTypeSymbol? Type(Compilation compilation, string name)
    {
        for (var candidate = name; ;)
        {
            if (compilation.Assembly.GetTypeByMetadataName(candidate) is { } type)
            {
                return type;
            }

            var dot = candidate.LastIndexOf('.');
            if (dot < 0)
            {
                return null;
            }

            candidate = candidate.Substring(0, dot) + "+" + candidate.Substring(dot + 1);
        }
    }
}
