using Microsoft.CodeAnalysis;
using MultiCloud.Generators.Specs;
using MultiCloud.Model;

namespace MultiCloud.Generators.Parsing;

/// <summary>How generated code makes an instance of a function class.</summary>
internal static class ConstructorParser
{
    /// <summary>The instance; null, with a fault, when it cannot be made.</summary>
    public static InstanceSpec? Parse(INamedTypeSymbol type, IMethodSymbol method, List<BindingSpec> bindings, Faults faults)
    {
        if (Choose(type, method, faults) is not { } constructor)
        {
            return null;
        }

        var found = faults.Count;
        var arguments = constructor.Parameters.Select(each => Argument(each, type, bindings, faults)).ToArray();
        return faults.Count > found ? null : new(new(arguments!), DisposalOf(type));
    }

    private static IMethodSymbol? Choose(INamedTypeSymbol type, IMethodSymbol method, Faults faults)
    {
        var usable = type.InstanceConstructors.Where(each => each.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal).ToArray();
        var open = usable.Where(each => each.DeclaredAccessibility == Accessibility.Public).ToArray();
        var candidates = open.Length > 0 ? open : usable;
        var marked = candidates.Where(each => each.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ActivatorUtilitiesConstructorAttribute")).ToArray();
        var chosen = marked.Length == 1 ? marked : candidates;
        if (chosen.Length != 1)
        {
            faults.Add(
                Rules.UnsupportedMethod, method, method.Handler(), method.Handler(),
                chosen.Length == 0 ? "on a class without a public constructor" : $"on a class with {chosen.Length} public constructors",
                "static, or on a class with one public constructor",
                chosen.Length == 0 ? "add one or make the method static" : "remove the others or mark one with [ActivatorUtilitiesConstructor]");
            return null;
        }

        if (RequiredMember(type) is { } member && !chosen[0].GetAttributes().Any(each => each.AttributeClass?.Name == "SetsRequiredMembersAttribute"))
        {
            faults.Add(
                Rules.UnsupportedMethod, method, method.Handler(), method.Handler(),
                $"on a class with the required member '{member}', which nothing sets", "on a class that its constructor makes whole", "take it through the constructor");
            return null;
        }

        return chosen[0];
    }

    private static string? RequiredMember(INamedTypeSymbol type)
    {
        for (var each = type; each is not null; each = each.BaseType)
        {
            if (each.GetMembers().FirstOrDefault(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }) is { } required)
            {
                return required.Name;
            }
        }

        return null;
    }

    private static Argument? Argument(IParameterSymbol parameter, INamedTypeSymbol type, List<BindingSpec> bindings, Faults faults)
    {
        var place = "the constructor of " + type.Name();
        if (parameter.RefKind is not (RefKind.None or RefKind.In) || Shapes.IsUnusable(parameter.Type))
        {
            return Refuse("is not a service", "take a class or an interface that is registered as a service");
        }

        if (ProvidedParser.Context(parameter.Type) == ContextPart.Request)
        {
            return Refuse("is known only to http functions", "take it as a parameter of the method");
        }

        if (ProvidedParser.Parse(parameter, place, bindings, faults) is { } provided)
        {
            return provided;
        }

        if (parameter.Type.IsReferenceType && parameter.Type.SpecialType != SpecialType.System_String)
        {
            return ProvidedParser.Service(parameter);
        }

        return parameter.HasExplicitDefaultValue
            ? new ConstantArgument(parameter.Name, Literals.Default(parameter))
            : Refuse("is a value and not a service", "take IConfiguration or IOptions<T>, or give it a default");

        Argument? Refuse(string why, string remedy)
        {
            faults.Add(Rules.UnsupportedParameter, parameter, type.Name(), parameter.Name, place, parameter.Type.Name(), why, remedy);
            return null;
        }
    }

    private static Disposal DisposalOf(INamedTypeSymbol type) =>
        type.Implements("System", "IAsyncDisposable") ? Disposal.Async
        : type.Implements("System", "IDisposable") ? Disposal.Sync
        : Disposal.None;
}
