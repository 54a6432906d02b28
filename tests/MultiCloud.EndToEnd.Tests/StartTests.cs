using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MultiCloud.EndToEnd.Tests;

public class StartTests
{
    [Fact]
    public async Task Start_TwoApps_BothAnswer()
    {
        using var store = new TemporaryFolder();
        using var other = new TemporaryFolder();
        await using var hello = await RunningApp.StartAsync(RunningApp.Hello, store.AsStore);
        await using var shop = await RunningApp.StartAsync(RunningApp.Shop, other.AsStore);

        Assert.Equal("Hello, Ada!", await hello.GetAsync("/hello/Ada"));
        Assert.Equal("Corner shop", await shop.GetAsync("/settings/Shop:Name"));
    }

    [Fact]
    public async Task Start_FromAnyFolder_UsesTheProjectsStoreAndSettings()
    {
        var stage = "test-" + Guid.NewGuid().ToString("n")[..8];
        var store = Repository.Path($"{RunningApp.Shop}/.multicloud/{stage}");
        try
        {
            await using (var inProject = await RunningApp.StartAsync(RunningApp.Shop, ["--stage", stage]))
            {
                await inProject.SendAsync("notes", "\"bread\"", delaySeconds: 5);
                Assert.Equal(0, await inProject.StopAsync());
            }

            Assert.True(Directory.Exists(store));
            await using var inRoot = await RunningApp.StartAsync(RunningApp.Shop, ["--stage", stage], Repository.Root);

            await inRoot.Process.WaitForLineAsync("Noted bread");
            Assert.Equal("Corner shop", await inRoot.GetAsync("/settings/Shop:Name"));
        }
        finally
        {
            Directory.Delete(store, recursive: true);
        }
    }

    [Theory]
    [InlineData("--port", "many", "--port")]
    [InlineData("--Shop:Name", "", "Shop:Name is empty; give the shop a name.")]
    public async Task Start_WrongValue_IsOneMessageAndExitCode1(string option, string value, string expected)
    {
        using var store = new TemporaryFolder();
        await using var app = RunningApp.Launch(RunningApp.Shop, ["--admin-port", "0", "--port", "0", .. store.AsStore, option, value]);

        Assert.Equal(1, await app.WaitForExitAsync());

        Assert.Contains(expected, app.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WrongValueVerbose_ShowsTheStackTrace()
    {
        using var store = new TemporaryFolder();
        await using var app = RunningApp.Launch(RunningApp.Shop, ["--admin-port", "0", "--port", "0", .. store.AsStore, "--Shop:Name", "", "--verbose"]);

        Assert.Equal(1, await app.WaitForExitAsync());

        Assert.Contains("   at ", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_PortTaken_NamesTheOption()
    {
        using var store = new TemporaryFolder();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        await using var app = RunningApp.Launch(RunningApp.Hello, ["--port", port, "--admin-port", "0", .. store.AsStore]);

        Assert.Equal(1, await app.WaitForExitAsync());

        Assert.Contains(port, app.Output, StringComparison.Ordinal);
        Assert.Contains("--port", app.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_StoreOfARunningApp_SaysWhoHasIt()
    {
        using var store = new TemporaryFolder();
        await using var first = await RunningApp.StartAsync(RunningApp.Shop, store.AsStore);
        await using var second = RunningApp.Launch(RunningApp.Shop, ["--port", "0", "--admin-port", "0", .. store.AsStore]);

        Assert.Equal(1, await second.WaitForExitAsync());

        Assert.Contains(first.Process.Id.ToString(CultureInfo.InvariantCulture), second.Output, StringComparison.Ordinal);
        Assert.Contains("--store", second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", second.Output, StringComparison.Ordinal);
    }
}
