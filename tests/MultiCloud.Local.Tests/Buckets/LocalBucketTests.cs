using Microsoft.Extensions.Logging.Abstractions;
using MultiCloud.Local.Buckets;
using MultiCloud.Local.Tests.Store;

namespace MultiCloud.Local.Tests.Buckets;

public sealed class LocalBucketTests : IAsyncLifetime
{
    private TemporaryStore _temporary = null!;
    private StoreSource _stores = null!;
    private LocalBucket _bucket = null!;

    public ValueTask InitializeAsync()
    {
        _temporary = new TemporaryStore();
        Reopen();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _stores.DisposeAsync();
        _temporary.Dispose();
    }

    [Fact]
    public async Task Put_Reopened_KeepsBytesTypeAndMetadata()
    {
        var options = new PutOptions { ContentType = "text/plain", Metadata = new Dictionary<string, string> { ["author"] = "knuth" } };
        var put = await _bucket.PutAsync("a/b.txt", "hello"u8.ToArray(), options);
        await _stores.DisposeAsync();
        Reopen();

        await using var got = await _bucket.GetAsync("a/b.txt");

        Assert.Equal("hello", await ReadAsync(got!));
        Assert.Equal((put.Version, 5L, "text/plain", "knuth"), (got!.Entry.Version, got.Entry.Size, got.Entry.ContentType, got.Entry.Metadata["author"]));
    }

    [Theory]
    [InlineData(1L, 2L, "el")]
    [InlineData(3L, 100L, "lo")]
    [InlineData(4L, null, "o")]
    [InlineData(5L, null, "")]
    [InlineData(100L, 1L, "")]
    public async Task Get_Range_GivesThatPart(long from, long? length, string expected)
    {
        await _bucket.PutAsync("a", "hello"u8.ToArray());

        await using var got = await _bucket.GetAsync("a", new ByteRange(from, length));

        Assert.Equal(expected, await ReadAsync(got!));
        Assert.Equal(5, got!.Entry.Size);
    }

    [Fact]
    public async Task Put_ManyOnlyIfAbsent_OneWins()
    {
        var puts = Enumerable.Range(0, 20).Select(async writer =>
        {
            try
            {
                await _bucket.PutAsync("a", new[] { (byte)writer }, new PutOptions { OnlyIfAbsent = true });
                return writer;
            }
            catch (AlreadyExistsException)
            {
                return -1;
            }
        });
        var winner = Assert.Single(await Task.WhenAll(puts), writer => writer >= 0);

        await using var got = await _bucket.GetAsync("a");
        Assert.Equal(winner, got!.Content.ReadByte());
        Assert.Single(Files());
    }

    [Fact]
    public async Task Put_WhileRead_ReaderKeepsTheOldObject()
    {
        await _bucket.PutAsync("a", "old"u8.ToArray());
        await using var old = await _bucket.GetAsync("a");

        await _bucket.PutAsync("a", "newer"u8.ToArray());

        Assert.Equal("old", await ReadAsync(old!));
        await using var now = await _bucket.GetAsync("a");
        Assert.Equal("newer", await ReadAsync(now!));
        Assert.Single(Files());
    }

    [Fact]
    public async Task Put_ContentShorterThanItsLength_LeavesNothing()
    {
        using var content = new MemoryStream("he"u8.ToArray());
        await Assert.ThrowsAsync<EndOfStreamException>(() => _bucket.PutAsync("a", content, 5));

        Assert.Null(await _bucket.GetInfoAsync("a"));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task List_Pages_AreInByteOrderUnderThePrefix()
    {
        string[] keys = ["p/A", "p/a", "p/a b", "p/a/b", "p/~", "p0", "q"];
        foreach (var key in keys.Reverse()) await _bucket.PutAsync(key, ReadOnlyMemory<byte>.Empty);
        var found = new List<string>();
        string? continuation = null;
        do
        {
            var page = await _bucket.ListAsync("p/", max: 2, continuation);
            Assert.InRange(page.Entries.Count, 1, 2);
            found.AddRange(page.Entries.Select(entry => entry.Key));
            continuation = page.Continuation;
        }
        while (continuation is not null);

        Assert.Equal(keys.Where(key => key.StartsWith("p/", StringComparison.Ordinal)).Order(StringComparer.Ordinal), found);
        await Assert.ThrowsAsync<BindingLimitException>(() => _bucket.ListAsync("p/", 2, "*"));
    }

    [Fact]
    public async Task Put_AnyKey_ReachesNoFileNameOutsideTheStore()
    {
        foreach (var key in new[] { "../../etc/passwd", "C:\\x", "con", "a%2e%2e", new string('k', 800) }) await _bucket.PutAsync(key, "1"u8.ToArray());

        var root = Path.Combine(_temporary.Folder, "objects") + Path.DirectorySeparatorChar;
        Assert.Equal(5, Files().Count);
        Assert.All(Files(), file => Assert.Matches("^[0-9a-f]{2}[/\\\\][0-9a-f]{32}-[0-9a-f]{32}$", file[root.Length..]));
    }

    [Fact]
    public async Task Open_FileOfAnUnfinishedPut_IsSweptAndOthersStay()
    {
        await _bucket.PutAsync("a", "1"u8.ToArray());
        await _stores.DisposeAsync();
        var orphan = Path.Combine(Path.GetDirectoryName(Files()[0])!, "orphan");
        await File.WriteAllTextAsync(orphan, "x", TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(orphan, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        new ObjectFiles(Path.Combine(_temporary.Folder, "objects")).Sweep(
            new HashSet<string>(Files().Where(file => file != orphan).Select(file => Path.GetRelativePath(Path.Combine(_temporary.Folder, "objects"), file))),
            new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.False(File.Exists(orphan));
        Assert.Single(Files());
    }

    private void Reopen()
    {
        _stores = new StoreSource(_temporary.Options);
        _bucket = new LocalBucket("uploads", new BucketContext(_stores, new Subscriptions([]), new ObjectLinks(_temporary.Time), NullLogger.Instance));
    }

    private List<string> Files()
    {
        var folder = Path.Combine(_temporary.Folder, "objects");
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)] : [];
    }

    private static async Task<string> ReadAsync(BucketObject found)
    {
        using var reader = new StreamReader(found.Content, leaveOpen: true);
        return await reader.ReadToEndAsync();
    }
}
