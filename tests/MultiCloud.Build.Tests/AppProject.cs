namespace MultiCloud.Build.Tests;

/// <summary>A user's project in a folder of its own, built as the samples of the repository are.</summary>
internal sealed class AppProject : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("multicloud-app-");

    public AppProject(string outputType = "Exe")
    {
        Write("Directory.Build.props", $"""<Project><Import Project="{Repository.Path("eng/App.props")}" /></Project>""");
        Write("Directory.Build.targets", $"""<Project><Import Project="{Repository.Path("eng/App.targets")}" /></Project>""");
        Write("Shop.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>{outputType}</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
            </Project>
            """);
    }

    public string SettingsFile => Path("obj", Repository.Configuration, "net10.0", "multicloud.settings.json");

    public string ManifestFile => Path("obj", Repository.Configuration, "net10.0", "multicloud.manifest.json");

    public string Path(params string[] parts) => System.IO.Path.Combine([_folder.FullName, .. parts]);

    public void Write(string file, string text) => File.WriteAllText(Path(file), text);

    /// <summary>Builds with the repository's projects as they are built, and expects no error.</summary>
    public async Task BuildAsync()
    {
        var isRestored = Directory.Exists(Path("obj"));
        var (exitCode, output) = await TryAsync("build", isRestored ? ["--no-restore"] : []);
        Assert.True(exitCode == 0, output);
    }

    public Task<(int ExitCode, string Output)> TryAsync(string command, params string[] more) =>
        ChildProcess.DotnetAsync(_folder.FullName, [command, "--configuration", Repository.Configuration, "-p:BuildProjectReferences=false", .. more]);

    public void Dispose() => _folder.Delete(recursive: true);
}
