using System.IO.Compression;

namespace MultiCloud.Packaging.Tests;

public class PackageTests(PackedRepository packages) : IClassFixture<PackedRepository>
{
    private static readonly string[] s_libraries = ["MultiCloud.Abstractions", "MultiCloud.Hosting", "MultiCloud.Hosting.Http", "MultiCloud.Local", "MultiCloud.Model", "MultiCloud.Telemetry", "MultiCloud.Testing"];

    public static TheoryData<string> Libraries => [.. s_libraries];

    public static TheoryData<string> Packages => [.. s_libraries, "MultiCloud"];

    [Fact]
    public void Pack_Repository_MakesThesePackages() => Assert.Equal(s_libraries.Append("MultiCloud").Order(), packages.PackageNames.Order());

    [Fact]
    public void MultiCloud_Files_AreBuildTaskAnalyzersAndSchema() =>
        Assert.Equal(
            ["MultiCloud.nuspec", "README.md", "analyzers/dotnet/cs/MultiCloud.CodeFixes.dll", "analyzers/dotnet/cs/MultiCloud.Generators.dll", "build/MultiCloud.props", "build/MultiCloud.targets", "schema/multicloud.schema.json", "tasks/netstandard2.0/MultiCloud.Build.dll"],
            packages.FilesOf("MultiCloud"));

    [Fact]
    public void MultiCloud_Dependencies_AreWhatAnAppIsMadeOf()
    {
        var (dependencies, frameworks) = packages.DependenciesOf("MultiCloud");

        Assert.Equal(["MultiCloud.Abstractions", "MultiCloud.Hosting", "MultiCloud.Local"], dependencies);
        Assert.Empty(frameworks);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Library_Files_AreTheAssemblyAndItsDocumentation(string package) =>
        Assert.Equal([$"{package}.nuspec", "README.md", $"lib/net10.0/{package}.dll", $"lib/net10.0/{package}.xml"], packages.FilesOf(package));

    [Theory]
    [MemberData(nameof(Packages))]
    public void Package_Metadata_SaysWhatItIsAndUnderWhichLicense(string package)
    {
        var metadata = packages.MetadataOf(package);

        Assert.Equal(("Apache-2.0", "README.md", "MultiCloud contributors"), (Value("license"), Value("readme"), Value("authors")));
        Assert.True(Value("description") is { Length: > 20 });
        Assert.Equal("git", (string?)Element("repository")?.Attribute("type"));
        Assert.DoesNotContain(Repository.Root, metadata.ToString(), StringComparison.Ordinal);

        string? Value(string name) => Element(name)?.Value;
        System.Xml.Linq.XElement? Element(string name) => metadata.Elements().SingleOrDefault(node => node.Name.LocalName == name);
    }

    [Fact]
    public void Symbols_OfEveryLibrary_AreInAPackageOfTheirOwn() => Assert.Equal(s_libraries, packages.SymbolPackageNames.Order());

    [Fact]
    public async Task Release_PackedTwice_HasTheSameAssemblyAndNoPathOfThisMachine()
    {
        var first = await packages.ReleaseAsync("MultiCloud.Abstractions");
        var second = await packages.ReleaseAsync("MultiCloud.Abstractions");

        var (files, again) = (Read(first), Read(second));

        Assert.Equal(["MultiCloud.Abstractions.dll", "MultiCloud.Abstractions.nuspec", "MultiCloud.Abstractions.pdb", "MultiCloud.Abstractions.xml", "README.md"], files.Keys.Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.True(file.Value.AsSpan().SequenceEqual(again[file.Key]), file.Key));
        var root = System.Text.Encoding.UTF8.GetBytes(Path.TrimEndingDirectorySeparator(Repository.Root));
        Assert.All(files, file => Assert.True(file.Value.AsSpan().IndexOf(root) < 0, $"{file.Key} names {Repository.Root}"));
    }

    /// <summary>The files of the package and of its symbols, by name.</summary>
    private static Dictionary<string, byte[]> Read(string folder)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder))
        {
            using var archive = ZipFile.OpenRead(path);
            foreach (var entry in archive.Entries.Where(entry => Path.GetExtension(entry.Name) is ".dll" or ".pdb" or ".xml" or ".md" or ".nuspec" && !entry.FullName.Contains('[', StringComparison.Ordinal)))
            {
                using var content = new MemoryStream();
                using var stream = entry.Open();
                stream.CopyTo(content);
                if (!path.EndsWith(".snupkg", StringComparison.Ordinal) || entry.Name.EndsWith(".pdb", StringComparison.Ordinal))
                {
                    files[entry.Name] = content.ToArray();
                }
            }
        }

        return files;
    }

    [Fact]
    public void AspNet_Framework_ComesWithHostingHttpAlone() =>
        Assert.Equal(["MultiCloud.Hosting.Http"], s_libraries.Where(package => packages.DependenciesOf(package).Frameworks.Contains("Microsoft.AspNetCore.App")));

    [Theory]
    [InlineData("Microsoft.NET.Sdk")]
    [InlineData("Microsoft.NET.Sdk.Web")]
    public async Task Hello_OnThePackage_BuildsWithoutWarningAndAnswers(string sdk)
    {
        var folder = packages.NewProject("Hello", sdk);

        var (exitCode, output) = await ChildProcess.DotnetAsync(folder, "build", "-warnaserror");

        Assert.True(exitCode == 0, output);
        Assert.Contains("0 Warning(s)", output, StringComparison.Ordinal);
        await AssertAnswersAsync(Path.Combine(folder, "bin", "Debug", "net10.0", "Hello"), folder);
    }

    [Fact]
    public async Task Hello_Published_IsTheAppAndNoTool()
    {
        var folder = packages.NewProject("Hello", "Microsoft.NET.Sdk");

        var (exitCode, output) = await ChildProcess.DotnetAsync(folder, "publish", "-warnaserror", "--output", "published");

        Assert.True(exitCode == 0, output);
        var files = Directory.EnumerateFiles(Path.Combine(folder, "published")).Select(Path.GetFileName).ToList();
        Assert.Contains("multicloud.settings.json", files);
        Assert.DoesNotContain("multicloud.json", files);
        Assert.DoesNotContain("MultiCloud.Build.dll", files);
        Assert.DoesNotContain(files, file => file!.Contains("CodeAnalysis", StringComparison.Ordinal));
        await AssertAnswersAsync(Path.Combine(folder, "published", "Hello"), folder);
    }

    private static async Task AssertAnswersAsync(string program, string folder)
    {
        await using var app = ChildProcess.Start(program, ["--port", "0", "--admin-port", "0"], folder);
        var line = await app.WaitForLineAsync("  functions  http://");
        var url = new Uri(line[line.IndexOf("http://", StringComparison.Ordinal)..]);
        using var client = new HttpClient();

        Assert.Equal("Hello, Ada!", await client.GetStringAsync(new Uri(url, "/hello/Ada"), TestContext.Current.CancellationToken));
    }
}
