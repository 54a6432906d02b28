namespace MultiCloud.EndToEnd.Tests;

public class StopTests
{
    private const int KilledByInterrupt = 130;

    [Fact]
    public async Task Interrupt_RunningApp_EndsCleanly()
    {
        using var store = new TemporaryFolder();
        await using var app = await RunningApp.StartAsync(RunningApp.Shop, store.AsStore);

        Assert.Equal(0, await app.StopAsync());

        Assert.Contains("The shop is closed", app.Process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", app.Process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupt_Twice_EndsAtOnce()
    {
        using var store = new TemporaryFolder();
        await using var app = await RunningApp.StartAsync(RunningApp.Shop, store.AsStore);
        var stubborn = app.GetAsync("/stubborn");
        await app.Process.WaitForLineAsync("Waiting for nothing");

        app.Process.Interrupt();
        await app.Process.WaitForLineAsync("The shop is closing");
        app.Process.Interrupt();

        Assert.Equal(KilledByInterrupt, await app.Process.WaitForExitAsync());
        Assert.DoesNotContain("The shop is closed", app.Process.Output, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => stubborn);
    }

    [Fact]
    public async Task Start_WhileTheRunBeforeEnds_WaitsForTheStore()
    {
        using var store = new TemporaryFolder();
        await using var before = await RunningApp.StartAsync(RunningApp.Hello, store.AsStore);

        // As a watcher does: the next run begins while the one before has its store still open.
        await using var process = RunningApp.Launch(RunningApp.Hello, ["--port", "0", "--admin-port", "0", .. store.AsStore]);
        before.Process.Interrupt();
        await using var next = await RunningApp.ConnectAsync(process);

        Assert.Equal("Hello, again!", await next.GetAsync("/hello/again"));
        Assert.Equal(0, await before.Process.WaitForExitAsync());
    }

    [Fact]
    public async Task Kill_MessageInTheQueue_IsHandledByTheNextRun()
    {
        using var store = new TemporaryFolder();
        await using (var before = await RunningApp.StartAsync(RunningApp.Shop, store.AsStore))
        {
            await before.SendAsync("notes", "\"milk\"", delaySeconds: 5);
            await before.Process.KillAsync();
            Assert.DoesNotContain("Noted", before.Process.Output, StringComparison.Ordinal);
        }

        await using var next = await RunningApp.StartAsync(RunningApp.Shop, store.AsStore);

        await next.Process.WaitForLineAsync("Noted milk");
    }
}
