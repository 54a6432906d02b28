using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using MultiCloud.Generators.Parsing;
using MultiCloud.Generators.Specs;
using MultiCloud.Model;

namespace MultiCloud.Generators.Analyzers;

/// <summary>Where the subjects of problems stand in code.</summary>
internal sealed class Places
{
    private readonly ConcurrentDictionary<string, Location> _functions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Location> _bindings = new(StringComparer.Ordinal);

    public void Add(FunctionSpec function, IMethodSymbol method)
    {
        Keep(_functions, function.Name, method.Locations[0]);
        Bindings(method.Parameters);
        Bindings(method.ContainingType.InstanceConstructors.SelectMany(each => each.Parameters));
    }

    public void Add(INamedTypeSymbol service) => Bindings(service.InstanceConstructors.SelectMany(each => each.Parameters));

    /// <summary>The place of a problem's subject.</summary>
    public Location Of(Problem problem) =>
        _functions.TryGetValue(problem.Subject, out var function) ? function
        : _bindings.TryGetValue(problem.Subject, out var binding) ? binding
        : Location.None;

    private void Bindings(IEnumerable<IParameterSymbol> parameters)
    {
        foreach (var parameter in parameters.Where(each => BindingParser.IsBinding(each.Type) && !BindingParser.IsNameless(each.Type)))
        {
            Keep(_bindings, BindingParser.Parse(parameter).Use.Name, parameter.Locations[0]);
        }
    }

    /// <summary>Of several places the last in code, whatever the order in which they are seen: what came second is what is wrong.</summary>
    private static void Keep(ConcurrentDictionary<string, Location> places, string name, Location place) =>
        places.AddOrUpdate(name, place, (_, known) => Compare(known, place) >= 0 ? known : place);

    private static int Compare(Location left, Location right)
    {
        var files = string.CompareOrdinal(left.SourceTree?.FilePath, right.SourceTree?.FilePath);
        return files != 0 ? files : left.SourceSpan.CompareTo(right.SourceSpan);
    }
}
