using System.Text.Json.Nodes;

namespace MultiCloud.Build.Tests;

/// <summary>Real builds of small apps.</summary>
public class AppBuildTests
{
    private const string Functions = """
        public static class Shop
        {
            [HttpTrigger("GET", "/")]
            public static string Open() => "open";
        }
        """;

    [Fact]
    public async Task BuildThenClean_App_WriteItsFilesAndRemoveThem()
    {
        using var app = new AppProject();
        app.Write("Functions.cs", Functions);

        await app.BuildAsync();

        Assert.Equal("Shop.Open", (string?)JsonNode.Parse(File.ReadAllText(app.ManifestFile))!["stages"]!["*"]!["functions"]!["shop-open"]!["handler"]);
        Assert.Equal(File.ReadAllText(app.SettingsFile), File.ReadAllText(app.Path("bin", Repository.Configuration, "net10.0", "multicloud.settings.json")));

        await app.TryAsync("clean");

        Assert.Empty(Directory.EnumerateFiles(app.Path(), "multicloud.*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Build_NothingChanged_RunsTheTaskNoMore()
    {
        using var app = new AppProject();
        app.Write("Functions.cs", Functions);
        await app.BuildAsync();
        var before = File.GetLastWriteTimeUtc(app.SettingsFile);

        await app.BuildAsync();

        Assert.Equal(before, File.GetLastWriteTimeUtc(app.SettingsFile));
    }

    [Fact]
    public async Task Build_ConfigAddedChangedAndRemoved_IsFollowed()
    {
        using var app = new AppProject();
        app.Write("Functions.cs", Functions);
        await app.BuildAsync();
        Assert.Equal(30, Timeout(app));

        app.Write("multicloud.json", """{ "functions": { "shop-open": { "timeoutSeconds": 10 } } }""");
        await app.BuildAsync();
        Assert.Equal(10, Timeout(app));

        app.Write("multicloud.json", """{ "functions": { "shop-open": { "timeoutSeconds": 20 } } }""");
        await app.BuildAsync();
        Assert.Equal(20, Timeout(app));

        File.Delete(app.Path("multicloud.json"));
        await app.BuildAsync();
        Assert.Equal(30, Timeout(app));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task Build_MistakeInTheConfig_IsReportedOnceWithItsPlace(string runAnalyzers)
    {
        using var app = new AppProject();
        app.Write("Functions.cs", Functions);
        app.Write("multicloud.json", """
            {
              "functoins": {}
            }
            """);

        var (exitCode, output) = await app.TryAsync("build", "-p:RunAnalyzers=" + runAnalyzers);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("multicloud.json(2,3): error MC6002:", output, StringComparison.Ordinal);
        Assert.Contains("    1 Error(s)", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-p:RunAnalyzers=false")]
    [InlineData("-p:NoWarn=MC1005")]
    public async Task Build_BrokenFunctionThatNoAnalyzerReports_IsRefusedAtItsPlace(string property)
    {
        using var app = new AppProject();
        app.Write("Functions.cs", Functions + """
            public static class Broken
            {
                [HttpTrigger("POST", "/broken")]
                public static string Get(Stream a, Stream b) => "broken";
            }
            """);

        var (exitCode, output) = await app.TryAsync("build", property);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("Functions.cs(8,53): error MC1005:", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_TwoFunctionsOfOneNameWithoutAnalyzers_IsRefused()
    {
        using var app = new AppProject();
        app.Write("Functions.cs", Functions + """
            public static class Other
            {
                [Function("shop-open")]
                public static string Get() => "other";
            }
            """);

        var (exitCode, output) = await app.TryAsync("build", "-p:RunAnalyzers=false");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("error MC1002:", output, StringComparison.Ordinal);
        Assert.DoesNotContain("MSB4018", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_Library_WritesNothing()
    {
        using var app = new AppProject("Library");
        app.Write("Code.cs", "namespace Shop; public class Order;");

        await app.BuildAsync();

        Assert.Empty(Directory.EnumerateFiles(app.Path("obj"), "multicloud.*", SearchOption.AllDirectories));
    }

    private static int Timeout(AppProject app) =>
        (int)JsonNode.Parse(File.ReadAllText(app.SettingsFile))!["stages"]!["*"]!["functions"]!["shop-open"]!["timeoutSeconds"]!;
}
