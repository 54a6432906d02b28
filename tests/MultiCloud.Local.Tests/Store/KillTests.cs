using MultiCloud.Local.Store;
using MultiCloud.TestSupport;

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
        await using var child = ChildProcess.Start(Path.Combine(AppContext.BaseDirectory, "MultiCloud.Local.Tests"), [Program.SendForever, folder]);
        var acknowledged = new List<string>();
        await foreach (var line in child.Lines)
        {
            acknowledged.Add(line);
            if (acknowledged.Count == messages) await child.KillAsync();
        }

        return acknowledged;
    }
}
