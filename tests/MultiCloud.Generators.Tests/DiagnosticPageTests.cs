using Microsoft.CodeAnalysis;
using MultiCloud.Generators.Analyzers;
using MultiCloud.Generators.Tests.Driver;
using MultiCloud.Model;

namespace MultiCloud.Generators.Tests;

/// <summary>The pages of the rules are true: the wrong example gives just that diagnostic, the right one none, and both compile.</summary>
public sealed class DiagnosticPageTests
{
    public static TheoryData<string> Ids { get; } = [.. DiagnosticPage.Ids];

    /// <summary>The rules that analyzers report; the examples of the others are not code.</summary>
    public static TheoryData<string> Analyzed { get; } = [.. new FunctionAnalyzer().SupportedDiagnostics.Select(each => each.Id)];

    [Fact]
    public void Pages_Rules_AreTheSame() => Assert.Equal(Rules.All.Select(rule => rule.Id).Order(StringComparer.Ordinal), DiagnosticPage.Ids);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Title_Page_IsTheRules(string id) =>
        Assert.Equal($"# {id} {Rules.All.Single(rule => rule.Id == id).Title}", DiagnosticPage.TitleOf(id));

    [Fact]
    public void Rules_AnalyzedOnes_LinkToTheirPage() =>
        Assert.All(new FunctionAnalyzer().SupportedDiagnostics, each => Assert.EndsWith($"docs/diagnostics/{each.Id}.md", each.HelpLinkUri, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Analyzed))]
    public async Task Example_Wrong_GivesThatDiagnosticOnly(string id)
    {
        var found = await DiagnosticPage.Load(id).Wrong.AnalyzeAsync(TestContext.Current.CancellationToken);

        var diagnostic = Assert.Single(found);
        Assert.Equal(id, diagnostic.Id);
        Assert.NotEqual(Location.None, diagnostic.Location);
    }

    [Theory]
    [MemberData(nameof(Analyzed))]
    public async Task Example_Right_GivesNone(string id)
    {
        var app = DiagnosticPage.Load(id).Right;

        Assert.Empty(await app.AnalyzeAsync(TestContext.Current.CancellationToken));
        Assert.Equal("", app.Generate().Complaints);
    }

    [Theory]
    [MemberData(nameof(Analyzed))]
    public void Example_Wrong_CompilesWithoutUs(string id) =>
        Assert.Empty(DiagnosticPage.Load(id).Wrong.Generate().Compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(each => each.Severity == DiagnosticSeverity.Error));
}
