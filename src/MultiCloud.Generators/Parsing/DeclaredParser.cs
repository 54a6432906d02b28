using Microsoft.CodeAnalysis;
using MultiCloud.Generators.Specs;

namespace MultiCloud.Generators.Parsing;

/// <summary>Turns a function of <c>multicloud.json</c> into a spec.</summary>
internal static class DeclaredParser
{
    /// <summary>The function, or why its handler cannot be found or used.</summary>
    public static ParsedFunction Parse(Compilation compilation, DeclaredFunction declared)
    {
        var methods = HandlerResolver.Resolve(compilation, declared.Handler);
        var faults = new Faults();
        if (methods.Count == 1)
        {
            return ParsedFunction.Of(FunctionParser.Parse(methods[0], declared.Name, declared.Trigger, declared.Options, faults), declared.Name, declared.Handler, faults);
        }

        faults.Add(HandlerResolver.Problem(compilation, declared, methods.Count));
        return ParsedFunction.Of(null, declared.Name, declared.Handler, faults);
    }
}
