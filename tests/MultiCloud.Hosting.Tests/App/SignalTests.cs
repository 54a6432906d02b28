using MultiCloud.Hosting.Tests.Support;

namespace MultiCloud.Hosting.Tests.App;

/// <summary>What a terminal and a platform see of an app.</summary>
public sealed class SignalTests
{
    [Theory]
    [InlineData(OutsideApp.Interrupt)]
    [InlineData(OutsideApp.Terminate)]
    public async Task RunAsync_FirstSignal_DrainsAndEndsWith0(int signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with kill(2).");
        using var app = new OutsideApp();
        await app.ExpectAsync("started");
        app.Signal(signal);
        var (code, output, error) = await app.ExitAsync();

        Assert.Equal((0, "draining\ndrained\n", ""), (code, output, error));
    }

    [Fact]
    public async Task RunAsync_SecondInterrupt_EndsAtOnceWith130()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with kill(2).");
        using var app = new OutsideApp("--drain", "forever");
        await app.ExpectAsync("started");
        app.Signal(OutsideApp.Interrupt);
        await app.ExpectAsync("draining");
        app.Signal(OutsideApp.Interrupt);

        Assert.Equal((130, "", ""), await app.ExitAsync());
    }

    [Fact]
    public async Task RunAsync_StartFailure_IsOneMessageAnd1()
    {
        using var app = new OutsideApp("--fail", "told");

        Assert.Equal((1, "", "The app could not start. Port 5080 is taken; choose another with --port.\n"), await app.ExitAsync());
    }

    [Fact]
    public async Task RunAsync_UnexpectedStartFailure_PointsToVerbose()
    {
        using var app = new OutsideApp("--fail=untold");

        Assert.Equal(
            (1, "", "The app could not start. System.InvalidOperationException: a bug\nRun it with --verbose for the stack trace.\n"),
            await app.ExitAsync());
    }

    [Fact]
    public async Task RunAsync_StartFailureWithVerbose_ShowsTheStackTrace()
    {
        using var app = new OutsideApp("--verbose", "--fail", "untold");
        var (code, _, error) = await app.ExitAsync();

        Assert.Equal(1, code);
        Assert.Contains("   at MultiCloud.Hosting.Tests.App.AppTable", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_BadStage_IsOneMessageAnd1()
    {
        using var app = new OutsideApp("--stage", "Prod!");
        var (code, output, error) = await app.ExitAsync();

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("The app could not start. The stage 'Prod!' is not a name", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }
}
