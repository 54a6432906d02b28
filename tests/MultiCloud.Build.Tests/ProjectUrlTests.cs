using System.Text.Json.Nodes;

namespace MultiCloud.Build.Tests;

/// <summary>One property says where the repository is published; everything that links to it follows.</summary>
public class ProjectUrlTests
{
    [Fact]
    public async Task ProjectUrl_OnceSet_IsInPackagesAndHelpLinks()
    {
        var (exitCode, output) = await ChildProcess.DotnetAsync(
            Repository.Path("src/MultiCloud.Generators"), "msbuild", "-p:ProjectUrl=https://code.example/it", "-getProperty:PackageProjectUrl,RepositoryUrl", "-getItem:AssemblyMetadata");

        Assert.True(exitCode == 0, output);
        var evaluated = JsonNode.Parse(output)!;
        Assert.Equal("https://code.example/it", (string?)evaluated["Properties"]!["PackageProjectUrl"]);
        Assert.Equal("https://code.example/it", (string?)evaluated["Properties"]!["RepositoryUrl"]);
        var pages = evaluated["Items"]!["AssemblyMetadata"]!.AsArray().Single(item => (string?)item!["Identity"] == "DiagnosticPages")!;
        Assert.Equal("https://code.example/it/blob/main/docs/diagnostics/", (string?)pages["Value"]);
    }
}
