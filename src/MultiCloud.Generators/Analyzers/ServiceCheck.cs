using Microsoft.CodeAnalysis;
using MultiCloud.Generators.Parsing;
using MultiCloud.Model;

namespace MultiCloud.Generators.Analyzers;

/// <summary>Checks the bindings in the constructors of classes that are not function classes.</summary>
internal static class ServiceCheck
{
    public static void Run(INamedTypeSymbol type, bool isFunctionClass, JsonRoots roots, Action<Diagnostic> report)
    {
        if (isFunctionClass || type is not { TypeKind: TypeKind.Class, IsAbstract: false, IsStatic: false })
        {
            return;
        }

        foreach (var parameter in type.InstanceConstructors.SelectMany(each => each.Parameters).Where(each => BindingParser.IsBinding(each.Type)))
        {
            if (Check(parameter, type) is { } problem)
            {
                report(problem.At(parameter.Locations.FirstOrDefault()));
            }
            else
            {
                roots.CheckBinding(parameter, "class " + type.Name(), report);
            }
        }
    }

    private static Problem? Check(IParameterSymbol parameter, INamedTypeSymbol type)
    {
        var place = "the constructor of " + type.Name();
        if (BindingParser.IsUnavailable(parameter.Type))
        {
            return Rules.BindingNotAvailable.At(type.Name(), null, parameter.Name, place, parameter.Type.Name(), BindingParser.InsteadOf(parameter.Type));
        }

        // What wraps a binding and is one itself gets the wrapped one from whoever makes it.
        var isWrapper = type.AllInterfaces.Any(each => SymbolEqualityComparer.Default.Equals(each.OriginalDefinition, parameter.Type.OriginalDefinition));
        return isWrapper || BindingParser.ExplicitName(parameter) is not null
            ? null
            : Rules.BindingAttributeRequired.At(type.Name(), null, parameter.Name, place, parameter.Type.Name(), Names.ToKebab(parameter.Name));
    }
}
