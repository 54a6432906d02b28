namespace MultiCloud.EndToEnd.Tests;

/// <summary>A user's project in a folder of its own, as the samples are, under <c>dotnet watch</c>.</summary>
internal sealed class WatchedProject : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public WatchedProject()
    {
        Write("Directory.Build.props", $"""<Project><Import Project="{Repository.Path("eng/App.props")}" /></Project>""");
        Write("Directory.Build.targets", $"""<Project><Import Project="{Repository.Path("eng/App.targets")}" /></Project>""");
        File.Copy(Repository.Path($"{RunningApp.Hello}/Hello.cs"), Source);
        Write("Shop.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
            </Project>
            """);
    }

    private string Source => Path.Combine(_folder.Path, "Hello.cs");

    /// <summary>Starts the watcher; the repository's projects are used as they are built.</summary>
    public ChildProcess Watch() => ChildProcess.Start(
        "dotnet",
        ["watch", "--non-interactive", "--no-hot-reload", "run", "--", "--port", "0", "--admin-port", "0"],
        _folder.Path,
        ("Configuration", Repository.Configuration),
        ("BuildProjectReferences", "false"),
        ("UseSharedCompilation", "true"),
        ("NuGetAudit", "false"),
        ("MSBUILDDISABLENODEREUSE", "1"),
        ("DOTNET_WATCH_SUPPRESS_LAUNCH_BROWSER", "1"));

    public void EditSource(string text, string replacement) =>
        File.WriteAllText(Source, File.ReadAllText(Source).Replace(text, replacement, StringComparison.Ordinal));

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder.Path, file), text);

    public void Dispose() => _folder.Dispose();
}
