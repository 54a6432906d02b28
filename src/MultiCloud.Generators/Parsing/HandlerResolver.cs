using Microsoft.CodeAnalysis;
using MultiCloud.Generators.Specs;
using MultiCloud.Model;

namespace MultiCloud.Generators.Parsing;

/// <summary>Finds the method that a handler of <c>multicloud.json</c> names.</summary>
internal static class HandlerResolver
{
    /// <summary>The method of that name; null, with a problem, when there is not just one or when its attributes make it a function already.</summary>
    public static IMethodSymbol? Resolve(Compilation compilation, DeclaredFunction declared, out Problem? problem)
    {
        var dot = declared.Handler.LastIndexOf('.');
        var methods = dot <= 0 ? [] : (Type(compilation, declared.Handler.Substring(0, dot))?.GetMembers(declared.Handler.Substring(dot + 1)) ?? []).OfType<IMethodSymbol>().ToArray();
        problem = methods.Length != 1 ? NotFound(compilation, declared, methods.Length)
            : TriggerParser.IsFunction(methods[0]) ? Rules.DeclaredTwice.At(declared.Name, null, declared.Handler, declared.Name, FunctionParser.NameOf(methods[0]))
            : null;
        return problem is null ? methods[0] : null;
    }

    private static Problem NotFound(Compilation compilation, DeclaredFunction declared, int methods)
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
