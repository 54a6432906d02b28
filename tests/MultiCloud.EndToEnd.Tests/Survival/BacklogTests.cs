using System.Diagnostics;
using System.Globalization;

namespace MultiCloud.EndToEnd.Tests.Survival;

public sealed class BacklogTests(ITestOutputHelper output)
{
    private const int Messages = 100_000;
    private const int InOneCall = 5_000;
    private const double Megabyte = 1024 * 1024;

    [Fact]
    public async Task Drain_AHundredThousandMessages_TakesNoMoreMemory()
    {
        using var store = new TemporaryFolder();
        await using var app = await RunningApp.StartAsync(RunningApp.Shop, [.. store.AsStore, "--Logging:LogLevel:Default", "Warning"]);
        using var process = Process.GetProcessById(app.Process.Id);
        var started = Memory(process);
        for (var sent = 0; sent < Messages; sent += InOneCall)
            await PostAsync(app, $"/backlog/{InOneCall}");

        var full = Memory(process);
        var began = TimeProvider.System.GetTimestamp();
        await PostAsync(app, "/backlog/open");
        var peak = full;
        while (int.Parse(await app.GetAsync("/backlog/done"), CultureInfo.InvariantCulture) < Messages)
        {
            peak = Math.Max(peak, Memory(process));
            await Task.Delay(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
        }

        var seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        output.WriteLine($"started {started:0} MB, backlog {full:0} MB, peak while draining {peak:0} MB, drained in {seconds:0.0} s ({Messages / seconds:0} messages/s)");
        Assert.True(peak <= (full * 1.25) + 32, $"Memory grew from {full:0} MB to {peak:0} MB while the backlog drained.");
    }

    private static double Memory(Process process)
    {
        process.Refresh();
        return process.WorkingSet64 / Megabyte;
    }

    private static async Task PostAsync(RunningApp app, string path)
    {
        using var answer = await app.Http.PostAsync(new Uri(path, UriKind.Relative), content: null, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
