using System.Xml.Linq;

namespace MultiCloud.Architecture.Tests;

/// <summary>A csproj as written, without evaluating it.</summary>
/// <param name="Path">From the root.</param>
internal sealed record ProjectFile(string Path)
{
    private readonly XDocument _xml = XDocument.Parse(RepositoryFiles.Read(Path));

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Names of the projects it references.</summary>
    public IEnumerable<string> Projects => Includes("ProjectReference").Select(include => System.IO.Path.GetFileNameWithoutExtension(include.Replace('\\', '/')));

    public IEnumerable<string> Packages => Includes("PackageReference");

    public IEnumerable<string> Frameworks => Includes("FrameworkReference");

    /// <summary>Folders of other projects whose source it compiles.</summary>
    public IEnumerable<string> LinkedSource => Includes("Compile").Where(include => include.StartsWith("../", StringComparison.Ordinal)).Select(include => include.Split('/')[1]);

    public static IEnumerable<ProjectFile> Under(params string[] folders) =>
        folders.SelectMany(RepositoryFiles.Under).Where(path => path.EndsWith(".csproj", StringComparison.Ordinal)).Select(path => new ProjectFile(path));

    private IEnumerable<string> Includes(string item) => _xml.Descendants(item).Select(element => (string?)element.Attribute("Include")).OfType<string>();
}
