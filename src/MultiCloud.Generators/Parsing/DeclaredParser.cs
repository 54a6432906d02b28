using Microsoft.CodeAnalysis;
using MultiCloud.Generators.Specs;

namespace MultiCloud.Generators.Parsing;

/// <summary>Turns a function of <c>multicloud.json</c> into a spec.</summary>
internal static class DeclaredParser
{
    /// <summary>The function; null when its handler cannot be found or used.</summary>
    public static FunctionSpec? Parse(Compilation compilation, DeclaredFunction declared) =>
        HandlerResolver.Resolve(compilation, declared.Handler) is { Count: 1 } methods
            ? FunctionParser.Parse(methods[0], declared.Name, declared.Trigger, declared.Options, new Faults())
            : null;
}
