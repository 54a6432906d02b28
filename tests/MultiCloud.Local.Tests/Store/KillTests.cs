using System.Diagnostics;
using MultiCloud.Local.Store;

namespace MultiCloud.Local.Tests.Store;

public sealed class KillTests
{
    [Fact]
    public async Task Kill_WhileSending_NothingAcknowledgedIsLost()
    {
        using var temporary = new TemporaryStore();
        var acknowledged = await KillAfterAsync(temporary.Folder, messages: 2000);

        using var store = await LocalStore.OpenAsync(new StoreOptions { Path = temporary.Folder }, TestContext.Current.CancellationToken);
        var found = new HashSet<string>();
        while (await store.Queue("orders").TakeAsync(1000, TemporaryStore.Consumer) is { Count: > 0 } taken) found.UnionWith(taken.Select(message => message.Id));

        Assert.True(acknowledged.Count >= 2000);
        Assert.DoesNotContain(acknowledged, id => !found.Contains(id));
    }

    private static async Task<List<string>> KillAfterAsync(string folder, int messages)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "MultiCloud.Local.Tests"), [Program.SendForever, folder]) { RedirectStandardOutput = true };
        using var child = Process.Start(start)!;
        var acknowledged = new List<string>();
        try
        {
            while (await child.StandardOutput.ReadLineAsync() is { } line)
            {
                acknowledged.Add(line);
                if (acknowledged.Count == messages) child.Kill();
            }
        }
        finally
        {
            child.Kill();
            await child.WaitForExitAsync();
        }

        return acknowledged;
    }
}
