using Microsoft.CodeAnalysis;
using MultiCloud.Model;

namespace MultiCloud.Generators.Parsing;

/// <summary>What the parser found wrong. The generator ignores it, the analyzers report it.</summary>
internal sealed class Faults
{
    private List<Fault>? _items;

    public IReadOnlyList<Fault> Items => _items ?? (IReadOnlyList<Fault>)[];

    public int Count => _items?.Count ?? 0;

    public void Add(Rule rule, ISymbol place, string subject, params object[] arguments) =>
        Add(rule, place.Locations.FirstOrDefault(), subject, arguments);

    public void Add(Rule rule, Location? place, string subject, params object[] arguments) =>
        (_items ??= []).Add(new(rule.At(subject, null, arguments), place ?? Location.None));
}

/// <summary>A problem and its place in code.</summary>
internal sealed record Fault(Problem Problem, Location Location);
