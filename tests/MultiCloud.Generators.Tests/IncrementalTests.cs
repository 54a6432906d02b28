using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MultiCloud.Generators.Tests.Driver;

namespace MultiCloud.Generators.Tests;

/// <summary>What an edit makes the generator do again: as little as possible, since it runs on every key stroke.</summary>
public sealed class IncrementalTests
{
    private static readonly string[] Outputs = ["Functions", "Table", "Model", "Program"];

    private const string Source = """
        namespace Shop;

        public sealed class Orders(IQueue<string> lines)
        {
            [HttpTrigger("GET", "/orders/{id}")]
            public string Get(int id) => lines.ToString() + id;

            [QueueTrigger("lines", MaxAttempts = 3)]
            public void Read(string line) { }
        }

        public static class Other
        {
            public static int Number() => 1;
        }
        """;

    [Fact]
    public void Edit_UnrelatedFile_RunsNoOutputAgain()
    {
        var run = Rerun(compilation => compilation.AddSyntaxTrees(TestApp.Tree("New.cs", "namespace Shop; public static class New { public static int Zero => 0; }")));

        Assert.All(OutputReasons(run), reason => Assert.Contains(reason, Idle));
    }

    [Fact]
    public void Edit_MethodBody_RunsNoOutputAgain()
    {
        var run = Rerun(compilation => Replace(compilation, "lines.ToString() + id", "\"other\" + lines + id"));

        Assert.All(OutputReasons(run), reason => Assert.Contains(reason, Idle));
    }

    [Fact]
    public void Edit_CommentAboveFunction_RunsNoOutputAgain()
    {
        var run = Rerun(compilation => Replace(compilation, "    [HttpTrigger", "    // A comment,\n    // and another line.\n    [HttpTrigger"));

        Assert.All(OutputReasons(run), reason => Assert.Contains(reason, Idle));
    }

    [Fact]
    public void Edit_OneFunction_WritesOnlyItAndWhatListsIt()
    {
        var run = Rerun(compilation => Replace(compilation, "public void Read(string line)", "public void Read(QueueMessage<string> line)"));

        Assert.Equal(["orders-read"], Changed(run, "Functions"));
        Assert.All(Reasons(run, "Table"), reason => Assert.Contains(reason, Idle));
        Assert.All(Reasons(run, "Program"), reason => Assert.Contains(reason, Idle));
    }

    [Fact]
    public void Edit_Route_WritesTheTable()
    {
        var run = Rerun(compilation => Replace(compilation, "/orders/{id}", "/order/{id}"));

        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(run, "Table"));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(run, "Model"));
    }

    [Fact]
    public void Edit_CommentInManifest_RunsNoOutputAgain()
    {
        var app = new TestApp { Source = Source };
        var before = new TestText("multicloud.json", "{ \"app\": \"shop\" }");
        var compilation = app.Compile();
        var driver = app.Driver().AddAdditionalTexts([before]).RunGenerators(compilation, TestContext.Current.CancellationToken);
        var edited = driver.ReplaceAdditionalText(before, new TestText("multicloud.json", "// A comment.\n{ \"app\": \"shop\", \"target\": \"local\" }"));

        Assert.All(OutputReasons(Result(edited.RunGenerators(compilation, TestContext.Current.CancellationToken))), reason => Assert.Contains(reason, Idle));
    }

    private static IncrementalStepRunReason[] Idle { get; } = [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged];

    private static GeneratorRunResult Rerun(Func<CSharpCompilation, CSharpCompilation> edit)
    {
        var app = new TestApp { Source = Source };
        var compilation = app.Compile();
        var driver = app.Driver().RunGenerators(compilation, TestContext.Current.CancellationToken);
        return Result(driver.RunGenerators(edit(compilation), TestContext.Current.CancellationToken));
    }

    private static CSharpCompilation Replace(CSharpCompilation compilation, string old, string replacement)
    {
        var tree = compilation.SyntaxTrees[0];
        var text = tree.ToString();
        Assert.Contains(old, text, StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(tree, TestApp.Tree("App.cs", text.Replace(old, replacement, StringComparison.Ordinal)));
    }

    private static GeneratorRunResult Result(GeneratorDriver driver) =>
        driver.GetRunResult().Results.Single(each => each.Generator.GetGeneratorType() == typeof(FunctionGenerator));

    private static IncrementalStepRunReason[] OutputReasons(GeneratorRunResult run)
    {
        var reasons = Outputs.SelectMany(step => Reasons(run, step)).ToArray();
        Assert.True(reasons.Length >= Outputs.Length, "Some steps were not tracked.");
        return reasons;
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult run, string step) =>
        run.TrackedSteps[step].SelectMany(each => each.Outputs).Select(each => each.Reason);

    private static IEnumerable<string> Changed(GeneratorRunResult run, string step) =>
        run.TrackedSteps[step].SelectMany(each => each.Outputs).Where(each => !Idle.Contains(each.Reason))
            .Select(each => (string)each.Value.GetType().GetProperty("Name")!.GetValue(each.Value)!);
}
