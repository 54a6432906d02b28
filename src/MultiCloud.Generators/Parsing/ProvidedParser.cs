using Microsoft.CodeAnalysis;
using MultiCloud.Generators.Specs;

namespace MultiCloud.Generators.Parsing;

/// <summary>Parameters that the invocation or the app's services provide, in methods and in constructors alike.</summary>
internal static class ProvidedParser
{
    /// <summary>The argument, or null when the parameter is something else.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="place">The function or constructor, for messages.</param>
    /// <param name="bindings">Gets the binding, if it is one.</param>
    /// <param name="faults">Gets what is wrong.</param>
    public static Argument? Parse(IParameterSymbol parameter, string place, List<BindingSpec> bindings, Faults faults)
    {
        var type = parameter.Type;
        if (Context(type) is { } part)
        {
            return new ContextArgument(parameter.Name, part);
        }

        if (BindingParser.IsBinding(type))
        {
            return Binding(parameter, bindings);
        }

        if (BindingParser.Key(parameter) is { } key)
        {
            return new ServiceArgument(parameter.Name, type.Code(), key, IsOptional(parameter));
        }

        return Shapes.IsService(type) ? Service(parameter) : null;
    }

    public static ServiceArgument Service(IParameterSymbol parameter) => new(parameter.Name, parameter.Type.Code(), null, IsOptional(parameter));

    public static ContextPart? Context(ITypeSymbol type) => type switch
    {
        _ when type.Is("System.Threading", "CancellationToken") => ContextPart.CancellationToken,
        _ when type.Is("System", "IServiceProvider") => ContextPart.Services,
        _ when type.IsMultiCloud("InvocationContext") => ContextPart.Context,
        _ when type.IsMultiCloud("HttpTriggerRequest") => ContextPart.Request,
        _ => null,
    };

    public static bool IsOptional(IParameterSymbol parameter) =>
        parameter.HasExplicitDefaultValue || parameter.Type.NullableAnnotation == NullableAnnotation.Annotated;

    private static ServiceArgument Binding(IParameterSymbol parameter, List<BindingSpec> bindings)
    {
        var binding = BindingParser.Parse(parameter);
        bindings.Add(binding);
        return new(parameter.Name, parameter.Type.Code(), BindingParser.IsNameless(parameter.Type) ? null : Literals.Text(binding.Use.Name), false);
    }
}
