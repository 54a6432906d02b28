using System.IO.Compression;
using System.Xml.Linq;

namespace MultiCloud.Packaging.Tests;

/// <summary>Every package of this repository in a feed, and beside it room for projects that know nothing else of us.</summary>
public sealed class PackedRepository : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("multicloud-packages-");

    private string Feed => Path.Combine(_folder.FullName, "feed");

    public IEnumerable<string> PackageNames => Directory.EnumerateFiles(Feed, "*.nupkg").Select(file => Path.GetFileName(file).Replace($".{Repository.Version}.nupkg", "", StringComparison.Ordinal));

    public async ValueTask InitializeAsync()
    {
        await Task.WhenAll(Directory.EnumerateFiles(Repository.Path("src"), "*.csproj", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 }).Select(PackAsync));

        // A packages folder of its own, so that a package of an earlier run is not taken for this one; those of others are where they were restored.
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <fallbackPackageFolders><clear /><add key="others" value="{Repository.PackageFolder}" /></fallbackPackageFolders>
              <packageSources><clear /><add key="feed" value="feed" /></packageSources>
              <disabledPackageSources><clear /></disabledPackageSources>
            </configuration>
            """);
    }

    public IEnumerable<string> SymbolPackageNames => Directory.EnumerateFiles(Feed, "*.snupkg").Select(file => Path.GetFileName(file).Replace($".{Repository.Version}.snupkg", "", StringComparison.Ordinal));

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Files of a package that we put there.</summary>
    public IEnumerable<string> FilesOf(string package)
    {
        using var archive = OpenPackage(package);
        return archive.Entries.Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml")
            .Order(StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>What a package depends on, and the shared frameworks it asks for.</summary>
    public (IEnumerable<string> Packages, IEnumerable<string> Frameworks) DependenciesOf(string package)
    {
        var nuspec = MetadataOf(package);
        return (Values("dependency", "id").ToList(), Values("frameworkReference", "name").ToList());

        IEnumerable<string> Values(string element, string attribute) => nuspec.Descendants().Where(node => node.Name.LocalName == element).Select(node => (string)node.Attribute(attribute)!);
    }

    /// <summary>A folder with a project of a user, who has the sample's files and our package.</summary>
    /// <param name="sample">The sample's name.</param>
    /// <param name="sdk">The SDK the project names.</param>
    public string NewProject(string sample, string sdk)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder.FullName, Guid.NewGuid().ToString("n"), sample)).FullName;
        foreach (var file in Directory.EnumerateFiles(Repository.Path("samples/" + sample)))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        var project = Path.Combine(folder, sample + ".csproj");
        var text = File.ReadAllText(project)
            .Replace("Microsoft.NET.Sdk", sdk, StringComparison.Ordinal)
            .Replace("</Project>", $"""<ItemGroup><PackageReference Include="MultiCloud" Version="{Repository.Version}" /></ItemGroup></Project>""", StringComparison.Ordinal);
        File.WriteAllText(project, text);
        return folder;
    }

    private async Task PackAsync(string project)
    {
        var (exitCode, output) = await ChildProcess.DotnetAsync(Repository.Root, "pack", project, "--no-build", "--configuration", Repository.Configuration, "--output", Feed);
        Assert.True(exitCode == 0, output);
    }

    /// <summary>A library packed as it is released, in a folder of its own.</summary>
    public async Task<string> ReleaseAsync(string package)
    {
        var folder = Path.Combine(_folder.FullName, Guid.NewGuid().ToString("n"));
        var (exitCode, output) = await ChildProcess.DotnetAsync(
            Repository.Path("src/" + package), "msbuild", "-restore", "-t:Rebuild;Pack", "-p:Configuration=Release", "-p:PackageOutputPath=" + folder);
        Assert.True(exitCode == 0, output);
        return folder;
    }

    /// <summary>What the package says of itself.</summary>
    public XElement MetadataOf(string package)
    {
        using var archive = OpenPackage(package);
        using var stream = archive.GetEntry(package + ".nuspec")!.Open();
        return XDocument.Load(stream).Root!.Elements().Single(node => node.Name.LocalName == "metadata");
    }

    private ZipArchive OpenPackage(string package) => ZipFile.OpenRead(Path.Combine(Feed, $"{package}.{Repository.Version}.nupkg"));
}
