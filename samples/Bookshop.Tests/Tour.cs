using System.ComponentModel;
using MultiCloud.TestSupport;

namespace Bookshop.Tests;

/// <summary>Types the commands of a page and compares what they print.</summary>
internal static class Tour
{
    public static async Task SkipUnlessItCanRunAsync() =>
        Assert.SkipUnless(await RunsAsync("curl --version && sed --version"), "The tour needs bash, curl and sed, and one of them does not run here.");

    /// <summary>Takes every step of a page.</summary>
    public static async Task TakeAsync(RunningShop shop, string page, int atLeast)
    {
        var steps = ReadmeTour.Read(page);
        Assert.True(steps.Count >= atLeast, $"The page has {steps.Count} steps; is its form still the one that the test reads?");
        var variables = "";
        foreach (var step in steps)
        {
            var command = variables + step.Command;
            if (step.IsAssignment)
                variables = $"{command}\n";

            Func<Task<string>> run = () => BashAsync(shop, command);
            var output = step.OnlyLooks ? await RunningShop.EventuallyAsync(run, step.Matches) : await run();
            Assert.True(step.Matches(output), $"$ {step.Command}\n\nthe page shows:\n{step.Output}\nit printed:\n{output}");
        }
    }

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

    private static async Task<string> BashAsync(RunningShop shop, string command)
    {
        var ours = command
            .Replace("localhost:5080", shop.Url.Authority, StringComparison.Ordinal)
            .Replace("localhost:5081", shop.AdminUrl.Authority, StringComparison.Ordinal);
        await using var bash = ChildProcess.Start("bash", ["-c", ours], shop.Repository);
        await bash.WaitForExitAsync();
        return bash.StandardOutput;
    }
}
