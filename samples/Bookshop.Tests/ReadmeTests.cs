using System.Text.RegularExpressions;

namespace Bookshop.Tests;

/// <summary>What the README shows is what happens.</summary>
public sealed class ReadmeTests(RunningShop shop) : IClassFixture<RunningShop>
{
    private static readonly string Readme = File.ReadAllText(RunningShop.Metadata("Readme")).ReplaceLineEndings("\n");
    private static readonly string Root = Path.GetDirectoryName(RunningShop.Metadata("Readme"))!;

    [Fact]
    public async Task Tour_EveryStep_ShowsWhatTheReadmeShows()
    {
        await Tour.SkipUnlessItCanRunAsync();
        File.Copy(Path.Combine(Root, "samples", "Bookshop", "cover.png"), Path.Combine(shop.Repository, "samples", "Bookshop", "cover.png"));

        await Tour.TakeAsync(shop, Readme, atLeast: 12);
    }

    [Fact]
    public void CodeBlocks_OfCSharp_AreInTheSamples()
    {
        var samples = string.Join('\n', Directory.EnumerateFiles(Path.Combine(Root, "samples"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(path => Flatten(File.ReadAllText(path))));
        var blocks = Regex.Matches(Readme, "^```csharp\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline);
        Assert.NotEmpty(blocks);
        Assert.All(blocks, block => Assert.All(block.Groups[1].Value.Split("\n\n"), part => Assert.Contains(Flatten(part), samples, StringComparison.Ordinal)));
    }

    [Fact]
    public void Links_ToFiles_Lead()
    {
        var links = Regex.Matches(Readme, @"\]\((?!https?:|#)([^)#]+)").Select(link => link.Groups[1].Value).ToArray();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(Root, link)), $"README.md links to {link}, which does not exist."));
    }

    private static string Flatten(string code) => Regex.Replace(code, @"\s+", " ").Trim();
}
