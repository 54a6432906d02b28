using Microsoft.CodeAnalysis;
using MultiCloud.Model;

namespace MultiCloud.Generators.Parsing;

/// <summary>Which methods can be functions at all.</summary>
internal static class MethodRules
{
    public static bool Check(IMethodSymbol method, string function, Faults faults)
    {
        if (method is { IsAsync: true, ReturnsVoid: true })
        {
            faults.Add(Rules.AsyncVoid, method, function, function);
            return false;
        }

        if (Wrong(method) is not var (what, allowed, remedy))
        {
            return true;
        }

        faults.Add(Rules.UnsupportedMethod, method, function, method.Handler(), what, allowed, remedy);
        return false;
    }

    private static (string What, string Allowed, string Remedy)? Wrong(IMethodSymbol method)
    {
        const string Method = "an ordinary public or internal method";
        const string Class = "a method of a public or internal class";
        var type = method.ContainingType;
        if (method.MethodKind != MethodKind.Ordinary)
        {
            return ("not an ordinary method", Method, "move its body to a method of a class");
        }

        if (method.IsGenericMethod || IsGeneric(type))
        {
            return ("generic", "not", "write a function for each type and call the generic code from there");
        }

        if (method.IsHidden())
        {
            return (method.DeclaredAccessibility == Accessibility.Private ? "private" : "protected", Method, "make it public");
        }

        if (!type.IsAccessible())
        {
            return ("in a class that the rest of the project cannot see", Class, "make the class public or internal");
        }

        if (type.TypeKind != TypeKind.Class)
        {
            return ("in " + (type.TypeKind == TypeKind.Interface ? "an interface" : "a struct"), Class, "move it to a class");
        }

        if (method.IsAbstract || (type.IsAbstract && !method.IsStatic))
        {
            return ("abstract or in an abstract class", "static, or a method of a class that can be made", "move it to a class that is not abstract");
        }

        return null;
    }

    private static bool IsGeneric(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
        {
            if (type.Arity > 0)
            {
                return true;
            }
        }

        return false;
    }
}
