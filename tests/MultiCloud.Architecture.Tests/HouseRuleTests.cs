using System.Text.RegularExpressions;

namespace MultiCloud.Architecture.Tests;

/// <summary>Rules that hold for every file.</summary>
public partial class HouseRuleTests
{
    private static readonly string[] s_ours = ["src", "providers", "tests", "samples", "eng"];
    private static readonly string[] s_text = [".cs", ".csproj", ".props", ".targets", ".json", ".md", ".http", ".txt", ".sh"];

    /// <summary>As long as what they list.</summary>
    private static readonly string[] s_lists = ["packages.lock.json", "PublicAPI.Shipped.txt", "PublicAPI.Unshipped.txt", "TimeZones.Names.cs", "multicloud.schema.json"];

    private static IEnumerable<string> Text => RepositoryFiles.Under("").Where(path => s_text.Contains(Path.GetExtension(path)));

    private static IEnumerable<string> Code => s_ours.SelectMany(RepositoryFiles.Under).Where(path => Path.GetExtension(path) == ".cs");

    [Fact]
    public void File_OfSrc_NamesNoCloud()
    {
        var files = RepositoryFiles.Under("src").Where(path => s_text.Contains(Path.GetExtension(path))).ToList();

        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, CloudName().IsMatch);
        Assert.Empty(RepositoryFiles.Lines(files, CloudName().IsMatch));
    }

    [Theory]
    [InlineData("an Azure queue")]
    [InlineData("src/Aws.cs")]
    [InlineData("GOOGLE")]
    public void CloudName_WholeWordOfAnyCase_Matches(string text) => Assert.Matches(CloudName(), text);

    [Fact]
    public void Project_OfTheRepository_IsInTheSolution()
    {
        var solution = RepositoryFiles.Read("MultiCloud.sln").Replace('\\', '/');

        var missing = ProjectFile.Under("src", "providers", "tests", "samples").Where(project => !solution.Contains($"\"{project.Path}\"", StringComparison.Ordinal));

        Assert.Empty(missing.Select(project => $"{project.Path}: dotnet sln add {project.Path}"));
    }

    [Fact]
    public void Process_IsStartedIn_ChildProcessAlone()
    {
        var others = Code.Where(IsNotThisFile).Where(path => Path.GetFileName(path) != "ChildProcess.cs");

        Assert.Empty(RepositoryFiles.Lines(others, StartsProcess().IsMatch));
    }

    [Fact]
    public void File_WrittenByHand_HasAtMost500Lines()
    {
        var written = Text.Where(path => !s_lists.Contains(Path.GetFileName(path)) && !path.Contains("/Golden/", StringComparison.Ordinal));

        Assert.DoesNotContain(written, path => RepositoryFiles.ReadLines(path).Length > 500);
    }

    [Fact]
    public void Text_HasNothingLeftToDo() => Assert.Empty(RepositoryFiles.Lines(Text.Where(IsNotThisFile), LeftToDo().IsMatch));

    [Fact]
    public void Text_NamesNoPathOfADevelopersMachine() => Assert.Empty(RepositoryFiles.Lines(Text.Where(IsNotThisFile), MachinePath().IsMatch));

    [Fact]
    public void Code_HasNoRegions() => Assert.Empty(RepositoryFiles.Lines(Code.Where(IsNotThisFile), line => line.TrimStart().StartsWith("#region", StringComparison.Ordinal)));

    private static bool IsNotThisFile(string path) => Path.GetFileNameWithoutExtension(path) != nameof(HouseRuleTests);

    [GeneratedRegex(@"\b(aws|amazon|azure|google|gcp|tencent|alibaba|aliyun)\b", RegexOptions.IgnoreCase)]
    private static partial Regex CloudName();

    [GeneratedRegex(@"\bProcess\.Start\(|\bnew Process\b|\bnew ProcessStartInfo\b")]
    private static partial Regex StartsProcess();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex LeftToDo();

    [GeneratedRegex(@"(?<![\w.:}~-])(/(home|root|Users|mnt|work)/[\w.-]|[A-Za-z]:\\Users\\)")]
    private static partial Regex MachinePath();
}
