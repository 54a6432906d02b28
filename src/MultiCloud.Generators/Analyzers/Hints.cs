using System.Collections.Immutable;
using MultiCloud.Model;

namespace MultiCloud.Generators.Analyzers;

/// <summary>What a diagnostic tells the code fixes: the names of its properties.</summary>
internal static class Hints
{
    /// <summary>What to write.</summary>
    public const string Write = "write";

    /// <summary>What stands there now, or what it is written to.</summary>
    public const string Found = "found";

    /// <summary>The property of an attribute that has the value.</summary>
    public const string Property = "property";

    public static ImmutableDictionary<string, string?> Of(Problem problem) => problem.Correction is not { } correction
        ? ImmutableDictionary<string, string?>.Empty
        : ImmutableDictionary<string, string?>.Empty.Add(Write, correction.Write).Add(Found, correction.Found).Add(Property, correction.Property);
}
