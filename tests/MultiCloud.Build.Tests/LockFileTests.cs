namespace MultiCloud.Build.Tests;

public class LockFileTests
{
    /// <summary>Another SDK of the same feature band is one that brings another patch of its packages.</summary>
    private const string AnotherSdk = """
        <Project>
          <ItemGroup>
            <KnownILLinkPack Update="Microsoft.NET.ILLink.Tasks" ILLinkPackVersion="10.0.999" />
          </ItemGroup>
        </Project>
        """;

    [Theory]
    [InlineData("src/MultiCloud.Abstractions")]
    [InlineData("src/MultiCloud.Hosting")]
    [InlineData("src/MultiCloud.Hosting.Http")]
    [InlineData("src/MultiCloud.Local")]
    [InlineData("src/MultiCloud.Model")]
    public async Task Restore_Locked_HoldsUnderAnotherPatchOfTheSdk(string project)
    {
        var folder = Directory.CreateTempSubdirectory("multicloud-");
        try
        {
            var sdk = Path.Combine(folder.FullName, "sdk.targets");
            await File.WriteAllTextAsync(sdk, AnotherSdk, TestContext.Current.CancellationToken);
            var intermediate = Path.Combine(folder.FullName, "obj") + Path.DirectorySeparatorChar;

            var (exitCode, output) = await ChildProcess.DotnetAsync(
                Repository.Path(project), "restore", "--locked-mode", $"-p:CustomBeforeDirectoryBuildTargets={sdk}", $"-p:MSBuildProjectExtensionsPath={intermediate}", "-p:RestoreRecursive=false");

            Assert.True(exitCode == 0, output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
