using Microsoft.CodeAnalysis;
using MultiCloud.Generators.Analyzers;
using MultiCloud.Generators.Tests.Driver;

namespace MultiCloud.Generators.Tests;

public sealed class AnalyzerReleasesTests
{
    [Fact]
    public void Releases_Rules_ListEveryAnalyzedRuleOnce()
    {
        var listed = new[] { "Shipped", "Unshipped" }
            .SelectMany(name => File.ReadAllLines(Path.Combine(Places.Repository, "src", "MultiCloud.Generators", $"AnalyzerReleases.{name}.md")))
            .Where(line => line.StartsWith("MC", StringComparison.Ordinal))
            .Select(line => line.Split(" | "))
            .Select(cells => (cells[0], cells[2], cells[3]));

        var rules = new FunctionAnalyzer().SupportedDiagnostics.Select(each => (each.Id, Severity(each.DefaultSeverity), each.Title.ToString(null)));

        Assert.Equal(rules, listed);
    }

    private static string Severity(DiagnosticSeverity severity) => severity.ToString();
}
