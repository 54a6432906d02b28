using Microsoft.CodeAnalysis;
using MultiCloud.Generators.Specs;
using MultiCloud.Model;

namespace MultiCloud.Generators.Parsing;

/// <summary>Turns a method and its trigger into a spec.</summary>
internal static class FunctionParser
{
    /// <summary>What an attribute declares; null when it is not this attribute that declares it.</summary>
    public static ParsedFunction? ParseAttributed(IMethodSymbol method, AttributeData attribute)
    {
        var triggers = TriggerParser.Triggers(method);
        var declares = triggers.Count > 0 ? triggers[0].AttributeClass : TriggerParser.Function(method)?.AttributeClass;
        if (!SymbolEqualityComparer.Default.Equals(declares, attribute.AttributeClass))
        {
            return null;
        }

        var faults = new Faults();
        return ParsedFunction.Of(ParseAttributed(method, faults), NameOf(method), method.Handler(), faults);
    }

    /// <summary>The function a method's attributes declare; null, with faults, when something is wrong.</summary>
    public static FunctionSpec? ParseAttributed(IMethodSymbol method, Faults faults)
    {
        var triggers = TriggerParser.Triggers(method);
        var function = TriggerParser.Function(method);
        if (triggers.Count > 1)
        {
            faults.Add(
                Rules.TwoTriggers, method, method.Handler(), method.Handler(), triggers.Count,
                string.Join(", ", triggers.Select(each => each.AttributeClass!.Name.Replace("Attribute", ""))));
            return null;
        }

        var trigger = triggers.Count == 1 ? triggers[0] : null;
        if ((trigger ?? function) is not { } declaring || TriggerParser.Parse(declaring) is not { } model)
        {
            return null;
        }

        return Parse(method, NameOf(method), model, TriggerParser.Options(function, trigger), faults);
    }

    /// <summary>The name a method's attributes give it, or its default name.</summary>
    public static string NameOf(IMethodSymbol method) =>
        TriggerParser.Function(method)?.Positional(0) as string ?? Names.DefaultFunctionName(method.ContainingType.Name, method.Name);

    /// <summary>A function of a known name and trigger; null, with faults, when something is wrong.</summary>
    public static FunctionSpec? Parse(IMethodSymbol method, string name, TriggerModel trigger, FunctionOptions options, Faults faults)
    {
        if (!MethodRules.Check(method, name, faults))
        {
            return null;
        }

        var found = faults.Count;
        var bindings = new List<BindingSpec>();
        var http = trigger is HttpTrigger request ? new HttpParser(request, name, bindings, faults) : null;
        var message = http is null ? new MessageParser(trigger, name, bindings, faults) : null;
        var arguments = method.Parameters.Select(each => http is not null ? http.Parse(each) : message!.Parse(each)).ToArray();
        http?.Finish(method);
        var result = ReturnParser.Parse(method, trigger, name, faults);
        var instance = method.IsStatic ? null : ConstructorParser.Parse(method.ContainingType, method, bindings, faults);
        if (faults.Count > found)
        {
            return null;
        }

        return new()
        {
            Name = name,
            Handler = method.Handler(),
            Trigger = trigger,
            Batch = message?.Batch == true,
            Options = options,
            Input = http is not null ? http.Input : message!.Input,
            Output = result!.Type,
            Call = new(method.ContainingType.PlainCode(), method.Name, new(arguments!), instance, result),
            Bindings = new(bindings),
            Needs = ServiceParser.Needs(method.IsStatic ? method.Parameters : method.Parameters.Concat(method.ContainingType.InstanceConstructors.SelectMany(each => each.Parameters))),
        };
    }
}
