using System.Text.RegularExpressions;

namespace Bookshop.Tests;

/// <summary>What the guide shows is compiled and run here.</summary>
public sealed class GuideTests
{
    [Fact]
    public void CodeBlocks_OfTheTestingGuide_AreInTheseTests()
    {
        var root = Path.GetDirectoryName(RunningShop.Metadata("Readme"))!;
        var guide = File.ReadAllText(Path.Combine(root, "docs", "guides", "test-your-functions.md")).ReplaceLineEndings("\n");
        var tests = Flatten(File.ReadAllText(Path.Combine(root, "samples", "Bookshop.Tests", "ShopInMemoryTests.cs")));

        var blocks = Regex.Matches(guide, "^```csharp\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline);
        Assert.NotEmpty(blocks);
        Assert.All(blocks, block => Assert.All(block.Groups[1].Value.Split("\n\n"), part => Assert.Contains(Flatten(part), tests, StringComparison.Ordinal)));
    }

    private static string Flatten(string code) => Regex.Replace(code, @"\s+", " ").Trim();
}
