using MultiCloud.Hosting.Tests.Support;

namespace MultiCloud.Hosting.Tests.App;

/// <summary>What a terminal and a platform see of an app.</summary>
public sealed class SignalTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RunAsync_FirstSignal_DrainsAndEndsWith0(bool isInterrupt)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with kill(2).");
        await using var app = OutsideApp.Start();
        await app.WaitForLineAsync("started");
        if (isInterrupt)
            app.Interrupt();
        else
            app.Terminate();

        Assert.Equal((0, "started\ndraining\ndrained", ""), (await app.WaitForExitAsync(), app.StandardOutput, app.Errors));
    }

    [Fact]
    public async Task RunAsync_SecondInterrupt_EndsAtOnceWith130()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with kill(2).");
        await using var app = OutsideApp.Start("--drain", "forever");
        await app.WaitForLineAsync("started");
        app.Interrupt();
        await app.WaitForLineAsync("draining");
        app.Interrupt();

        Assert.Equal((130, "started\ndraining", ""), (await app.WaitForExitAsync(), app.StandardOutput, app.Errors));
    }

    [Fact]
    public async Task RunAsync_StartFailure_IsOneMessageAnd1()
    {
        await using var app = OutsideApp.Start("--fail", "told");

        Assert.Equal(
            (1, "", "The app could not start. Port 5080 is taken; choose another with --port."),
            (await app.WaitForExitAsync(), app.StandardOutput, app.Errors));
    }

    [Fact]
    public async Task RunAsync_MalformedCommandLine_IsOneMessageAnd1()
    {
        await using var app = OutsideApp.Start("-p=0");

        Assert.Equal((1, ""), (await app.WaitForExitAsync(), app.StandardOutput));
        Assert.Equal(
            "The app could not start. The argument '-p=0' is not an option; allowed are --name value, --name=value, and --name alone to switch something on. Example: --port 5080",
            app.Errors);
    }

    [Fact]
    public async Task RunAsync_UnexpectedStartFailure_PointsToVerbose()
    {
        await using var app = OutsideApp.Start("--fail=untold");

        Assert.Equal(
            (1, "", "The app could not start. System.InvalidOperationException: a bug\nRun it with --verbose for the stack trace."),
            (await app.WaitForExitAsync(), app.StandardOutput, app.Errors));
    }

    [Fact]
    public async Task RunAsync_StartFailureWithVerbose_ShowsTheStackTrace()
    {
        await using var app = OutsideApp.Start("--verbose", "--fail", "untold");

        Assert.Equal(1, await app.WaitForExitAsync());
        Assert.Contains("   at MultiCloud.Hosting.Tests.App.AppTable", app.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_BadStage_IsOneMessageAnd1()
    {
        await using var app = OutsideApp.Start("--stage", "Prod!");

        Assert.Equal((1, ""), (await app.WaitForExitAsync(), app.StandardOutput));
        Assert.StartsWith("The app could not start. The stage 'Prod!' is not a name", app.Errors, StringComparison.Ordinal);
        Assert.Single(app.Errors.Split('\n'));
    }
}
