namespace MultiCloud.EndToEnd.Tests;

/// <summary>What works in every .NET app works here.</summary>
public class PlatformTests
{
    [Fact]
    public async Task Configuration_FourSources_TheHighestWins()
    {
        using var home = new TemporaryFolder();
        var secrets = Directory.CreateDirectory(Path.Combine(home.Path, ".microsoft", "usersecrets", "multicloud-endtoend")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(secrets, "secrets.json"),
            """{ "From": { "Secrets": "secrets", "Environment": "secrets", "CommandLine": "secrets" } }""",
            TestContext.Current.CancellationToken);
        await using var app = await RunningApp.StartAsync(
            RunningApp.Shop,
            ["--store", Path.Combine(home.Path, "store"), "--From:CommandLine", "command line"],
            folder: null,
            ("HOME", home.Path),
            ("From__Environment", "environment"),
            ("From__CommandLine", "environment"));

        Assert.Equal("file", await app.GetAsync("/settings/From:File"));
        Assert.Equal("secrets", await app.GetAsync("/settings/From:Secrets"));
        Assert.Equal("environment", await app.GetAsync("/settings/From:Environment"));
        Assert.Equal("command line", await app.GetAsync("/settings/From:CommandLine"));
    }

    [Fact]
    public async Task HostedService_WithOptionsAndLogger_StartsBeforeAndStopsAfterTheFunctions()
    {
        using var store = new TemporaryFolder();
        await using var app = await RunningApp.StartAsync(RunningApp.Shop, store.AsStore);

        await app.StopAsync();

        string[] expected = ["Corner shop opens", "  functions  http://", "The shop is closing", "The shop is closed"];
        Assert.Equal(expected, expected.OrderBy(text => app.Process.Output.IndexOf(text, StringComparison.Ordinal)));
        Assert.All(expected, text => Assert.Contains(text, app.Process.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Information", true)]
    [InlineData("Warning", false)]
    public async Task LogLevel_OfTheCommandLine_DecidesWhatTheConsoleShows(string level, bool isShown)
    {
        using var store = new TemporaryFolder();
        await using var app = await RunningApp.StartAsync(RunningApp.Shop, [.. store.AsStore, "--Logging:LogLevel:Default", level]);

        Assert.Equal(0, await app.StopAsync());

        Assert.Equal(isShown, app.Process.Output.Contains("Corner shop opens", StringComparison.Ordinal));
    }
}
