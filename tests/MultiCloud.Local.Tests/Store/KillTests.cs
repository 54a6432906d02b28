using System.Globalization;
using MultiCloud.Local.Store;
using MultiCloud.Local.Tables;
using MultiCloud.TestSupport;

namespace MultiCloud.Local.Tests.Store;

public sealed class KillTests
{
    [Fact]
    public async Task Kill_WhileSending_NothingAcknowledgedIsLost()
    {
        using var temporary = new TemporaryStore();
        var acknowledged = await KillAfterAsync(Program.SendForever, temporary.Folder, lines: 2000);

        using var store = await LocalStore.OpenAsync(new StoreOptions { Path = temporary.Folder }, TestContext.Current.CancellationToken);
        var found = new HashSet<string>();
        while (await store.Queue("orders").TakeAsync(1000, TemporaryStore.Consumer) is { Count: > 0 } taken) found.UnionWith(taken.Select(message => message.Id));

        Assert.True(acknowledged.Count >= 2000);
        Assert.DoesNotContain(acknowledged, id => !found.Contains(id));
    }

    [Fact]
    public async Task Kill_WhileReplacingRows_NoAcknowledgedVersionIsLost()
    {
        using var temporary = new TemporaryStore();
        var acknowledged = (await KillAfterAsync(Program.CountForever, temporary.Folder, lines: 500)).Select(line => line.Split(' ')).ToLookup(words => words[0]);

        await using var stores = new StoreSource(new StoreOptions { Path = temporary.Folder });
        var table = new LocalTable("counts", stores);

        Assert.Equal(8, acknowledged.Count);
        foreach (var counter in acknowledged)
        {
            var row = (await table.GetAsync(new("p", counter.Key), TestContext.Current.CancellationToken))!.Value;
            var last = counter.Last();
            var (told, kept) = (int.Parse(last[1], CultureInfo.InvariantCulture), int.Parse(row.Json.Span, CultureInfo.InvariantCulture));

            // One more may have been written whose answer was not told any more.
            Assert.InRange(kept, told, told + 1);
            Assert.True(kept > told || row.Version == last[2]);
        }
    }

    private static async Task<List<string>> KillAfterAsync(string program, string folder, int lines)
    {
        await using var child = ChildProcess.Start(Path.Combine(AppContext.BaseDirectory, "MultiCloud.Local.Tests"), [program, folder]);
        var acknowledged = new List<string>();
        await foreach (var line in child.Lines)
        {
            acknowledged.Add(line);
            if (acknowledged.Count == lines) await child.KillAsync();
        }

        return acknowledged;
    }
}
