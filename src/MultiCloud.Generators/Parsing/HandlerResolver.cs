using Microsoft.CodeAnalysis;
using MultiCloud.Generators.Specs;
using MultiCloud.Model;

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

    /// <summary>Why a handler does not name one method.</summary>
    public static Problem Problem(Compilation compilation, DeclaredFunction declared, int methods)
    {
        var dot = declared.Handler.LastIndexOf('.');
        var type = dot > 0 ? Type(compilation, declared.Handler.Substring(0, dot)) : null;
        var (found, hint) = (methods, type) switch
        {
            ( > 1, _) => ($"more than one method of that name ({methods})", "; give the methods names of their own"),
            (_, not null) => ($"no such method in {type.Name()}", Nearest.Hint(declared.Handler.Substring(dot + 1), [.. type.MemberNames])),
            _ when dot <= 0 => ("no type before the method's name", ""),
            _ => ($"no type '{declared.Handler.Substring(0, dot)}' in this project", ""),
        };
        return Rules.ConfiguredHandlerNotFound.At(declared.Name, null, declared.Name, declared.Handler, found, hint);
    }

    /// <summary>The type of a handler, of this project only; nested types are written with a dot too.</summary>
    private static INamedTypeSymbol? Type(Compilation compilation, string name)
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
