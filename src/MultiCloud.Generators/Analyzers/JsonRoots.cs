using Microsoft.CodeAnalysis;
using MultiCloud.Generators.Parsing;
using MultiCloud.Generators.Specs;
using MultiCloud.Model;

namespace MultiCloud.Generators.Analyzers;

/// <summary>The types that the app can read and write as JSON: built in, listed in a context, or part of a listed one.</summary>
internal sealed class JsonRoots(Compilation compilation)
{
    private readonly Lazy<(HashSet<string> Types, INamedTypeSymbol? Context)> _known = new(() => Collect(compilation));

    /// <summary>Reports the JSON types of a function's parameters and result.</summary>
    public void Check(FunctionSpec function, IMethodSymbol method, Action<Diagnostic> report)
    {
        var subject = $"function '{function.Name}'";
        foreach (var argument in function.Call.Arguments)
        {
            var parameter = method.Parameters.First(each => each.Name == argument.Parameter);
            if (argument is BodyArgument { Type: { } body })
            {
                Check(body, "the body", subject, parameter, report);
            }
            else if (argument is MessageArgument { Type: { } type } message)
            {
                Check(type, message.Kind == MessageKind.Input ? "the input" : "the message", subject, parameter, report);
            }
            else
            {
                CheckBinding(parameter, subject, report);
            }
        }

        if (function.Output is { } output)
        {
            Check(output, "the result", subject, method, report);
        }
    }

    /// <summary>Reports the types of a binding.</summary>
    public void CheckBinding(IParameterSymbol parameter, string subject, Action<Diagnostic> report)
    {
        if (!BindingParser.IsBinding(parameter.Type))
        {
            return;
        }

        foreach (var type in ((INamedTypeSymbol)parameter.Type).TypeArguments.Where(each => each.TypeKind != TypeKind.TypeParameter))
        {
            Check(type.Reference(), $"used by the binding '{parameter.Name}'", subject, parameter, report);
        }
    }

    private void Check(TypeRef type, string role, string subject, ISymbol place, Action<Diagnostic> report)
    {
        if (BuiltInJson.Types.Contains(type.Name) || _known.Value.Types.Contains(type.Name))
        {
            return;
        }

        var context = _known.Value.Context;
        var problem = Rules.MissingJsonRoot.At(
            subject, null, type.Name, role, subject, type.Name, context?.Name() ?? "a partial class that derives from JsonSerializerContext");
        var correction = new Correction(type.Code, context is null ? "" : DocumentationCommentId.CreateDeclarationId(context)!);
        report((problem with { Correction = correction }).At(place.Locations.FirstOrDefault()));
    }

    private static (HashSet<string> Types, INamedTypeSymbol? Context) Collect(Compilation compilation)
    {
        var contexts = compilation.GetSymbolsWithName(static _ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>()
            .Where(each => JsonContexts.Parse(each) is not null)
            .OrderBy(each => each.Name(), StringComparer.Ordinal)
            .ToArray();
        var types = new HashSet<string>(StringComparer.Ordinal);
        foreach (var root in contexts.SelectMany(JsonContexts.Roots))
        {
            Add(root, types);
        }

        return (types, contexts.Length > 0 ? contexts[0] : null);
    }

    /// <summary>Adds a type with those it is made of, for which the compiler writes metadata too.</summary>
    private static void Add(ITypeSymbol type, HashSet<string> types)
    {
        if (BuiltInJson.Types.Contains(type.Name()) || !types.Add(type.Name()))
        {
            return;
        }

        if (type is IArrayTypeSymbol array)
        {
            Add(array.ElementType, types);
            return;
        }

        foreach (var derived in type.GetAttributes().Where(each => each.AttributeClass?.Name == "JsonDerivedTypeAttribute"))
        {
            if (derived.Positional(0) is ITypeSymbol symbol)
            {
                Add(symbol, types);
            }
        }

        if (type.Implements("System.Collections", "IEnumerable") || type.IsNullableValue())
        {
            foreach (var argument in ((INamedTypeSymbol)type).TypeArguments)
            {
                Add(argument, types);
            }

            return;
        }

        for (var each = type; each is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Enum }; each = each.BaseType)
        {
            foreach (var property in each.GetMembers().OfType<IPropertySymbol>().Where(IsWritten))
            {
                Add(property.Type, types);
            }
        }
    }

    private static bool IsWritten(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod: not null }
        && !property.GetAttributes().Any(each => each.AttributeClass?.Name is "JsonIgnoreAttribute");
}
