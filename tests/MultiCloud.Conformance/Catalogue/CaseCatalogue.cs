using System.Reflection;

namespace MultiCloud.Conformance;

/// <summary>Every case there is, and every target that has to pass it.</summary>
internal static class CaseCatalogue
{
    private static readonly Type[] Types = typeof(CaseCatalogue).Assembly.GetTypes();

    /// <summary>The abstract classes that hold the cases.</summary>
    public static IReadOnlyList<Type> Suites { get; } = [.. Types.Where(type => type.IsAbstract && type.BaseType == typeof(ConformanceSuite)).OrderBy(type => type.Name, StringComparer.Ordinal)];

    /// <summary>Every case, in the order written.</summary>
    public static IReadOnlyList<CaseAttribute> Cases { get; } = [.. Suites.SelectMany(CasesOf)];

    /// <summary>The fixtures of all targets, each with the test classes that run on it.</summary>
    public static ILookup<Type, Type> Targets { get; } = Types
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(ConformanceSuite)))
        .ToLookup(type => type.GetConstructors()[0].GetParameters()[0].ParameterType);

    private static IEnumerable<CaseAttribute> CasesOf(Type suite) =>
        suite.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(method => method.GetCustomAttribute<CaseAttribute>()).OfType<CaseAttribute>();
}
