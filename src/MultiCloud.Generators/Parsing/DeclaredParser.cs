using Microsoft.CodeAnalysis;
using MultiCloud.Generators.Specs;

namespace MultiCloud.Generators.Parsing;

/// <summary>Turns a function of <c>multicloud.json</c> into a spec.</summary>
internal static class DeclaredParser
{
    /// <summary>The function, or why its handler cannot be found or used.</summary>
    public static ParsedFunction Parse(Compilation compilation, DeclaredFunction declared)
    {
        var faults = new Faults();
        if (HandlerResolver.Resolve(compilation, declared, out var problem) is { } method)
        {
            return ParsedFunction.Of(FunctionParser.Parse(method, declared.Name, declared.Trigger, declared.Options, faults), declared.Name, declared.Handler, faults);
        }

        faults.Add(problem!);
        return ParsedFunction.Of(null, declared.Name, declared.Handler, faults);
    }
}
