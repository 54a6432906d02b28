using System.Text;
using System.Text.RegularExpressions;

namespace MultiCloud.Architecture.Tests;

/// <summary>A reader who follows a link of ours arrives.</summary>
public partial class MarkdownLinkTests
{
    public static TheoryData<string> Pages => [.. RepositoryFiles.Under("").Where(path => path.EndsWith(".md", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Link_ToAFileOrHeading_Resolves(string page)
    {
        var broken = Link().Matches(WithoutCode(RepositoryFiles.Read(page)))
            .Select(match => match.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal))
            .Where(target => !Resolves(page, target));

        Assert.Empty(broken);
    }

    [Theory]
    [InlineData("README.md", "MultiCloud.sln", true)]
    [InlineData("README.md", "nowhere.md", false)]
    [InlineData("README.md", "#no-such-heading", false)]
    public void Resolves_Target_IsFoundOrNot(string page, string target, bool expected) => Assert.Equal(expected, Resolves(page, target));

    private static bool Resolves(string page, string target)
    {
        var parts = target.Split('#', 2);
        var folder = Path.GetDirectoryName(Path.Combine(RepositoryFiles.Root, page))!;
        var path = parts[0].Length == 0 ? Path.Combine(RepositoryFiles.Root, page) : Path.GetFullPath(Path.Combine(folder, Uri.UnescapeDataString(parts[0])));
        if (parts.Length == 1 || !path.EndsWith(".md", StringComparison.Ordinal))
            return File.Exists(path) || Directory.Exists(path);

        return File.Exists(path) && Heading().Matches(WithoutCode(File.ReadAllText(path))).Any(match => Anchor(match.Groups["text"].Value) == parts[1]);
    }

    /// <summary>The anchor that a heading gets where repositories are read: lower case, punctuation dropped, spaces to hyphens.</summary>
    private static string Anchor(string heading)
    {
        var anchor = new StringBuilder();
        foreach (var character in heading.Trim().ToLowerInvariant())
        {
            if (character is ' ')
                anchor.Append('-');
            else if (char.IsLetterOrDigit(character) || character is '-' or '_')
                anchor.Append(character);
        }

        return anchor.ToString();
    }

    private static string WithoutCode(string text) => Code().Replace(text, "");

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)(\s+""[^""]*"")?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#{1,6}\s+(?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();
}
