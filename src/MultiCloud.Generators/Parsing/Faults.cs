using Microsoft.CodeAnalysis;
using MultiCloud.Model;

namespace MultiCloud.Generators.Parsing;

/// <summary>What the parser found wrong. The analyzers report it; the generator notes it in the model, for the build to refuse the app where no analyzer ran.</summary>
internal sealed class Faults
{
    private List<Fault>? _items;

    public IReadOnlyList<Fault> Items => _items ?? (IReadOnlyList<Fault>)[];

    public int Count => _items?.Count ?? 0;

    public void Add(Rule rule, ISymbol place, string subject, params object[] arguments) =>
        Add(rule, place.Locations.FirstOrDefault(), subject, arguments);

    public void Add(Rule rule, Location? place, string subject, params object[] arguments) =>
        Add(rule.At(subject, null, arguments), place);

    public void Add(Problem problem, Location? place = null) => (_items ??= []).Add(new(problem, place ?? Location.None));
}

/// <summary>A problem and its place in code.</summary>
internal sealed record Fault(Problem Problem, Location Location);
