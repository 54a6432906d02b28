namespace MultiCloud.Architecture.Tests;

/// <summary>Who may see whom. A new project under src/ writes its line here first.</summary>
public class ArrowTests
{
    private const string AspNet = "Microsoft.AspNetCore.App";

    private static readonly Dictionary<string, string[]> s_mayReference = new()
    {
        ["MultiCloud.Abstractions"] = [],
        ["MultiCloud.Hosting"] = ["MultiCloud.Abstractions"],
        ["MultiCloud.Hosting.Http"] = ["MultiCloud.Hosting"],
        ["MultiCloud.Model"] = [],
        ["MultiCloud.Telemetry"] = ["MultiCloud.Hosting"],
        ["MultiCloud.Local"] = ["MultiCloud.Hosting.Http", "MultiCloud.Model", "MultiCloud.Telemetry"],
        ["MultiCloud.Testing"] = ["MultiCloud.Local"],
        ["MultiCloud.Generators"] = [],
        ["MultiCloud.CodeFixes"] = ["MultiCloud.Generators"],
        ["MultiCloud.Build"] = [],
        ["MultiCloud"] = ["MultiCloud.Abstractions", "MultiCloud.Hosting", "MultiCloud.Local", "MultiCloud.Build", "MultiCloud.Generators", "MultiCloud.CodeFixes"],
    };

    private static readonly string[] s_compileTheModel = ["MultiCloud.Generators", "MultiCloud.Build"];

    public static TheoryData<string> Projects => [.. ProjectFile.Under("src").Select(project => project.Path)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_OfSrc_ReferencesOnlyWhatItMaySee(string path)
    {
        var project = new ProjectFile(path);

        Assert.True(s_mayReference.ContainsKey(project.Name), $"{path} is new: add the projects it may reference to {nameof(ArrowTests)}.");
        Assert.Empty(project.Projects.Except(s_mayReference[project.Name]));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_OfSrc_CompilesNoSourceOfOthersButTheModel(string path)
    {
        var project = new ProjectFile(path);

        Assert.Equal(s_compileTheModel.Contains(project.Name) ? ["MultiCloud.Model"] : [], project.LinkedSource);
    }

    [Fact]
    public void Abstractions_Packages_AreAbstractionsOfMicrosoftExtensions()
    {
        var foreign = Source("MultiCloud.Abstractions").Packages
            .Where(package => !(package.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) && package.EndsWith(".Abstractions", StringComparison.Ordinal)));

        Assert.Empty(foreign);
    }

    [Fact]
    public void AspNet_Framework_IsReferencedByHostingHttpAlone() =>
        Assert.Equal(["MultiCloud.Hosting.Http"], ProjectFile.Under("src").Where(project => project.Frameworks.Contains(AspNet)).Select(project => project.Name));

    [Fact]
    public void OpenTelemetry_Packages_AreReferencedByTelemetryAlone() =>
        Assert.Equal(["MultiCloud.Telemetry"], ProjectFile.Under("src").Where(project => project.Packages.Any(package => package.StartsWith("OpenTelemetry", StringComparison.Ordinal))).Select(project => project.Name));

    [Fact]
    public void Model_Packages_AreNone() => Assert.Empty(Source("MultiCloud.Model").Packages);

    [Theory]
    [InlineData("MultiCloud.Abstractions.dll")]
    [InlineData("MultiCloud.Hosting.dll")]
    public void Assembly_BelowHostingHttp_ReferencesNoAspNetAssembly(string file)
    {
        var references = System.Reflection.Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, file)).GetReferencedAssemblies();

        Assert.DoesNotContain(references, reference => reference.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }

    private static ProjectFile Source(string name) => new($"src/{name}/{name}.csproj");
}
