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
        // What wraps a binding and is one itself gets the wrapped one from whoever makes it.
        var isWrapper = type.AllInterfaces.Any(each => SymbolEqualityComparer.Default.Equals(each.OriginalDefinition, parameter.Type.OriginalDefinition));
        if (isWrapper || BindingParser.IsNameless(parameter.Type) || BindingParser.ExplicitName(parameter) is not null)
        {
            return null;
        }

        var name = Names.ToKebab(parameter.Name);
        var problem = Rules.BindingAttributeRequired.At(type.Name(), null, parameter.Name, "the constructor of " + type.Name(), parameter.Type.Name(), name);
        return problem with { Correction = new(name) };
    }
}
