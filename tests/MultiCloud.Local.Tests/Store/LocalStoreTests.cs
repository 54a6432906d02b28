using System.Globalization;
using MultiCloud.Local.Store;

namespace MultiCloud.Local.Tests.Store;

public sealed class LocalStoreTests
{
    [Fact]
    public async Task Open_HeldByAProcess_NamesItAndTheOption()
    {
        using var store = await TemporaryStore.OpenAsync();

        var refused = await Assert.ThrowsAsync<StoreException>(() => LocalStore.OpenAsync(store.Options, TestContext.Current.CancellationToken));

        Assert.Contains($"process {Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--store", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_HolderEndsWithinThePatience_Opens()
    {
        using var store = await TemporaryStore.OpenAsync();
        var opening = LocalStore.OpenAsync(store.Options with { Time = TimeProvider.System, LockPatience = TimeSpan.FromMinutes(1) }, TestContext.Current.CancellationToken);
        Assert.False(opening.IsCompleted);

        store.Close();

        (await opening).Dispose();
    }

    [Fact]
    public async Task Open_NewFolder_KeepsItOutOfVersionControl()
    {
        using var store = await TemporaryStore.OpenAsync();

        Assert.Equal("*\n", await File.ReadAllTextAsync(Path.Combine(store.Folder, ".gitignore"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Open_FolderOfTheUser_WritesNoGitignore()
    {
        using var store = new TemporaryStore();
        Directory.CreateDirectory(store.Folder);

        await store.ReopenAsync();

        Assert.False(File.Exists(Path.Combine(store.Folder, ".gitignore")));
    }

    [Theory]
    [InlineData("PRAGMA user_version = 99", "format 99, written by a newer")]
    [InlineData("PRAGMA user_version = 1", "has format 1, written by an older MultiCloud; this one reads format 3")]
    [InlineData("PRAGMA user_version = 1", "--store")]
    [InlineData("PRAGMA application_id = 1; PRAGMA user_version = 0", "database of another program")]
    public async Task Open_ForeignDatabase_IsRefusedAndLeftAlone(string change, string expected)
    {
        using var store = await TemporaryStore.OpenAsync();
        store.Close();
        using (var database = Database.Open(Path.Combine(store.Folder, "store.db"))) database.Execute(change);
        var before = await File.ReadAllBytesAsync(Path.Combine(store.Folder, "store.db"), TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<StoreException>(() => store.ReopenAsync());

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(store.Folder, "store.db"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4096)]
    public async Task Open_DamagedFile_IsRefusedAndLeftAlone(int damagedFrom)
    {
        using var store = await TemporaryStore.OpenAsync();
        await store.Orders.EnqueueAsync("a", "1"u8.ToArray());
        store.Close();
        var path = Path.Combine(store.Folder, "store.db");
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        new Random(1).NextBytes(bytes.AsSpan(damagedFrom));
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<StoreException>(() => store.ReopenAsync());

        Assert.Contains("is damaged", refused.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Open_LogCutAnywhere_HoldsThePrefixOfWhatWasSent()
    {
        const int messages = 40;
        using var store = await TemporaryStore.OpenAsync();
        for (var number = 0; number < messages; number++) await store.Orders.EnqueueAsync($"m{number}", new byte[1500]);
        var files = new[] { "store.db", "store.db-wal" }.ToDictionary(name => name, name => ReadShared(Path.Combine(store.Folder, name)));
        var log = files["store.db-wal"];
        var random = new Random(7);
        var cuts = Enumerable.Range(0, 40).Select(_ => random.Next(log.Length)).Concat(Enumerable.Range(1, 30).Select(frame => Math.Min(log.Length, 32 + (frame * (4096 + 24)))));

        var longest = -1;
        foreach (var cut in cuts.Append(log.Length).Order())
        {
            using var copy = new TemporaryStore();
            Directory.CreateDirectory(copy.Folder);
            await File.WriteAllBytesAsync(Path.Combine(copy.Folder, "store.db"), files["store.db"], TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(Path.Combine(copy.Folder, "store.db-wal"), log[..cut], TestContext.Current.CancellationToken);
            await copy.ReopenAsync();

            var found = await copy.Orders.TakeAsync(messages, TemporaryStore.Consumer);

            Assert.Equal(Enumerable.Range(0, found.Count).Select(number => $"m{number}"), found.Select(message => message.Id));
            Assert.True(found.Count >= longest, $"The log cut at {cut} held fewer messages than a shorter one.");
            longest = found.Count;
        }

        Assert.Equal(messages, longest);
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
