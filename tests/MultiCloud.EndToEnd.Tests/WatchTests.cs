namespace MultiCloud.EndToEnd.Tests;

public class WatchTests
{
    [Fact]
    public async Task Watch_SourceEdited_RunsTheNewCodeOverTheSameStore()
    {
        using var project = new WatchedProject();
        await using var watcher = project.Watch();
        var before = await RunningApp.ConnectAsync(watcher);
        Assert.Equal("Hello, Ada!", await before.GetAsync("/hello/Ada"));

        project.EditSource("Hello, ", "Good day, ");
        var after = await RunningApp.ConnectAsync(watcher);

        Assert.Equal("Good day, Ada!", await after.GetAsync("/hello/Ada"));
        Assert.DoesNotContain("--store", watcher.Output, StringComparison.Ordinal);
    }
}
