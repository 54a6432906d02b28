using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using MultiCloud.Model;

namespace MultiCloud.Generators.Analyzers;

/// <summary>The rules as the compiler knows them, made from the one list.</summary>
internal static class Descriptors
{
    private static readonly Rule[] OnePlace =
    [
        Rules.TwoTriggers, Rules.AsyncVoid, Rules.UnsupportedParameter, Rules.UnsupportedReturn, Rules.TriggerInLibrary, Rules.UnsupportedMethod,
        Rules.BadRoute, Rules.ReservedPath, Rules.RouteParameterMismatch, Rules.UnknownHttpMethod,
        Rules.BadCron, Rules.UnknownTimeZone,
        Rules.BindingAttributeRequired, Rules.SecretNotNamed, Rules.MissingJsonRoot,
    ];

    /// <summary>Where the build says that the pages of the rules are.</summary>
    private static readonly string Pages =
        typeof(Descriptors).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(each => each.Key == "DiagnosticPages").Value!;

    /// <summary>Rules about things that the compiler does not see.</summary>
    private static readonly Rule[] OfOtherTools = [Rules.TargetLimit, Rules.TargetLacksTrigger, Rules.ModelUnreadable, Rules.BadCapabilities];

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById =
        Rules.All.Except(OfOtherTools).ToImmutableDictionary(rule => rule.Id, Describe, StringComparer.Ordinal);

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. ById.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => each.Value)];

    /// <summary>Whether a rule needs no more than one method or class, so that an editor can report it at once.</summary>
    public static bool IsAboutOnePlace(Rule rule) => OnePlace.Contains(rule);

    /// <summary>A problem at a place.</summary>
    public static Diagnostic At(this Problem problem, Location? location) =>
        Diagnostic.Create(ById[problem.Rule.Id], location ?? Location.None, Hints.Of(problem), problem.Message);

    /// <summary>The message comes from the model whole, so that all tools say the same words.</summary>
    private static DiagnosticDescriptor Describe(Rule rule) => new(
        rule.Id,
        rule.Title,
        "{0}",
        "MultiCloud",
        rule.Severity switch
        {
            Severity.Error => DiagnosticSeverity.Error,
            Severity.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        },
        isEnabledByDefault: true,
        helpLinkUri: Pages + rule.Id + ".md",
        customTags: IsAboutOnePlace(rule) ? [] : [WellKnownDiagnosticTags.CompilationEnd]);
}
