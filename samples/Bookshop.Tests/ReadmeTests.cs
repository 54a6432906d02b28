using System.ComponentModel;
using System.Text.RegularExpressions;
using MultiCloud.TestSupport;

namespace Bookshop.Tests;

/// <summary>What the README shows is what happens.</summary>
public sealed class ReadmeTests(RunningShop shop) : IClassFixture<RunningShop>
{
    private static readonly string Readme = File.ReadAllText(RunningShop.Metadata("Readme")).ReplaceLineEndings("\n");
    private static readonly string Root = Path.GetDirectoryName(RunningShop.Metadata("Readme"))!;

    [Fact]
    public async Task Tour_EveryStep_ShowsWhatTheReadmeShows()
    {
        Assert.SkipUnless(await RunsAsync("curl --version && sed --version"), "The tour needs bash, curl and sed, and one of them does not run here.");
        File.Copy(Path.Combine(Root, "samples", "Bookshop", "cover.png"), Path.Combine(shop.Repository, "samples", "Bookshop", "cover.png"));

        var steps = ReadmeTour.Read(Readme);
        Assert.True(steps.Count >= 12, $"The README has {steps.Count} steps; is its form still the one that the test reads?");
        var variables = "";
        foreach (var step in steps)
        {
            var command = variables + step.Command;
            if (step.IsAssignment)
                variables = $"{command}\n";

            Func<Task<string>> run = () => BashAsync(command);
            var output = step.OnlyLooks ? await RunningShop.EventuallyAsync(run, step.Matches) : await run();
            Assert.True(step.Matches(output), $"$ {step.Command}\n\nthe README shows:\n{step.Output}\nit printed:\n{output}");
        }
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

    private static async Task<bool> RunsAsync(string command)
    {
        try
        {
            await using var bash = ChildProcess.Start("bash", ["-c", command], Path.GetTempPath());
            return await bash.WaitForExitAsync() == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private async Task<string> BashAsync(string command)
    {
        var ours = command
            .Replace("localhost:5080", shop.Url.Authority, StringComparison.Ordinal)
            .Replace("localhost:5081", shop.AdminUrl.Authority, StringComparison.Ordinal);
        await using var bash = ChildProcess.Start("bash", ["-c", ours], shop.Repository);
        await bash.WaitForExitAsync();
        return bash.StandardOutput;
    }
}
