using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Microsoft.CodeAnalysis.CSharp;

namespace MultiCloud.Build.Tests;

public class CompileAppModelTests
{
    private const string Model = """{"version":1,"app":"shop","functions":[{"name":"shop-open","handler":"Shop.Open","trigger":{"kind":"http","method":"GET","route":"/"}}]}""";

    private readonly RecordedBuild _build = new();

    [Fact]
    public void Execute_NoModel_IsAnErrorThatSaysWhatToDo()
    {
        using var source = new CompiledSource("class Nothing;");

        Assert.False(Run(source));

        var error = Assert.Single(_build.Errors);
        Assert.Equal("MC7001", error.Code);
        Assert.Contains("'App.dll' has no model of its functions", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(source.FileInFolder("settings.json")));
    }

    [Theory]
    [InlineData("""{"version":99}""")]
    [InlineData("no JSON")]
    public void Execute_ModelOfAnotherVersion_IsAnErrorWithoutStackTrace(string model)
    {
        using var source = Source(model);

        Assert.False(Run(source));

        var error = Assert.Single(_build.Errors);
        Assert.Equal("MC7001", error.Code);
        Assert.DoesNotContain("   at ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_Twice_WritesTheSameBytes()
    {
        using var source = Source(Model);
        Assert.True(Run(source));
        var (manifest, settings) = (File.ReadAllBytes(source.FileInFolder("manifest.json")), File.ReadAllBytes(source.FileInFolder("settings.json")));

        Assert.True(Run(source));

        Assert.Equal(manifest, File.ReadAllBytes(source.FileInFolder("manifest.json")));
        Assert.Equal(settings, File.ReadAllBytes(source.FileInFolder("settings.json")));
    }

    [Fact]
    public void Execute_ProblemAfterAnalyzers_IsNotSaidAgain()
    {
        using var source = Source(Model);

        Assert.True(Run(source, config: """{ "functoins": {} }""", analyzersRan: true));

        Assert.Empty(_build.Errors);
    }

    [Fact]
    public void Execute_ProblemInTheConfigWithoutAnalyzers_HasItsPlace()
    {
        using var source = Source(Model);

        Assert.False(Run(source, config: "{\n  \"functoins\": {}\n}"));

        var error = Assert.Single(_build.Errors);
        Assert.Equal(("MC6002", source.FileInFolder("multicloud.json"), 2, 3), (error.Code, error.File, error.LineNumber, error.ColumnNumber));
    }

    [Fact]
    public void Execute_ProblemOfAFunctionWithoutAnalyzers_IsAtItsMethod()
    {
        using var source = Source(Model.Replace("\"/\"", "\"/{\"", StringComparison.Ordinal));

        Assert.False(Run(source));

        var error = Assert.Single(_build.Errors);
        Assert.Equal(("MC2001", "/app/Functions.cs", 4, 36), (error.Code, error.File, error.LineNumber, error.ColumnNumber));
    }

    [Theory]
    [InlineData("local", 1)]
    [InlineData("elsewhere", 0)]
    public void Execute_ProblemOfOneTargetsValues_IsSaidWhereThatIsBuilt(string layer, int warnings)
    {
        using var source = Source(Model);

        Run(source, config: $$$"""{ "target": "elsewhere", "targets": { "{{{layer}}}": { "http": { "cors": { "origins": ["https://example.org"] } } } } }""");

        Assert.Equal(warnings, _build.Warnings.Count(warning => warning.Code == "MC2007"));
    }

    [Fact]
    public void Execute_SourcePathMapped_IsMappedBack()
    {
        using var source = Source(Model.Replace("\"/\"", "\"/{\"", StringComparison.Ordinal));
        var root = new TaskItem("/projects/shop/");
        root.SetMetadata("MappedPath", "/app/");

        Assert.False(Run(source, sourceRoots: root));

        Assert.Equal("/projects/shop/Functions.cs", Assert.Single(_build.Errors).File);
    }

    [Fact]
    public void Execute_SameModelAgain_LeavesWhatWasDecided()
    {
        using var source = Source(Model);
        Assert.True(Run(source));
        File.WriteAllText(source.FileInFolder("manifest.json"), "decided before");

        Assert.True(Run(source));

        Assert.Equal("decided before", File.ReadAllText(source.FileInFolder("manifest.json")));
    }

    [Fact]
    public void Execute_SameModelWithAnotherConfig_DecidesAgain()
    {
        using var source = Source(Model);
        Assert.True(Run(source));
        var before = File.ReadAllText(source.FileInFolder("settings.json"));

        Assert.True(Run(source, config: """{ "functions": { "shop-open": { "memoryMb": 512 } } }"""));

        Assert.NotEqual(before, File.ReadAllText(source.FileInFolder("settings.json")));
    }

    [Fact]
    public void Execute_WarnedBefore_WarnsAgain()
    {
        using var source = Source(Model);
        const string Config = """{ "targets": { "local": { "http": { "cors": { "origins": ["https://example.org"] } } } } }""";
        Run(source, Config);
        var before = _build.Warnings.Count;

        Run(source, Config);

        Assert.NotEqual(0, before);
        Assert.Equal(2 * before, _build.Warnings.Count);
    }

    private static CompiledSource Source(string model) => new($$"""
        namespace MultiCloud.Generated { static class MultiCloudModel { internal const string Json = {{SymbolDisplay.FormatLiteral(model, quote: true)}}; } }
        public static class Shop
        {
            public static string Open() => "open";
        }
        """);

    private bool Run(CompiledSource source, string? config = null, bool analyzersRan = false, params ITaskItem[] sourceRoots)
    {
        var configFile = source.FileInFolder("multicloud.json");
        if (config is not null)
            File.WriteAllText(configFile, config);

        var task = new CompileAppModel
        {
            BuildEngine = _build,
            Assembly = source.Path,
            ConfigFile = config is null ? "" : configFile,
            Target = "local",
            AnalyzersRan = analyzersRan,
            SourceRoots = sourceRoots,
            ManifestFile = source.FileInFolder("manifest.json"),
            SettingsFile = source.FileInFolder("settings.json"),
            FingerprintFile = source.FileInFolder("model.cache"),
        };
        return task.Execute();
    }
}
