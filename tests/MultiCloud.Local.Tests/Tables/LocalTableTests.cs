using System.Text;
using MultiCloud.Hosting;
using MultiCloud.Local.Tables;
using MultiCloud.Local.Tests.Store;

namespace MultiCloud.Local.Tests.Tables;

public sealed class LocalTableTests : IAsyncDisposable
{
    private static readonly TableKey Key = new("p", "r");

    private readonly TemporaryStore _temporary = new();
    private StoreSource? _stores;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private LocalTable Orders => Table("orders");

    [Fact]
    public async Task InsertAsync_ManyAtOnce_HasOneWinner()
    {
        var versions = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(async () => await Orders.InsertAsync(Key, Json($"{number}"), Cancellation))));

        var winner = Assert.Single(versions.Index(), version => version.Item is not null);
        Assert.Equal(($"{winner.Index}", winner.Item), Text(await Orders.GetAsync(Key, Cancellation)));
    }

    [Fact]
    public async Task ReplaceAsync_ManyAtOnce_EachVersionIsReplacedOnce()
    {
        var version = await Orders.PutAsync(Key, Json("0"), Cancellation);
        for (var round = 0; round < 20; round++)
        {
            var asked = version;
            var versions = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(async () => await Orders.ReplaceAsync(Key, Json($"{number}"), asked, Cancellation))));
            version = Assert.Single(versions, each => each is not null)!;
        }

        Assert.Equal(version, (await Orders.GetAsync(Key, Cancellation))!.Value.Version);
    }

    [Fact]
    public async Task DeleteAsync_Outcomes()
    {
        Assert.Equal(RowDeletion.Absent, await Orders.DeleteAsync(Key, null, Cancellation));
        Assert.Equal(RowDeletion.Absent, await Orders.DeleteAsync(Key, "any", Cancellation));
        var version = await Orders.PutAsync(Key, Json("1"), Cancellation);
        Assert.Equal(RowDeletion.Changed, await Orders.DeleteAsync(Key, "any", Cancellation));
        Assert.Equal(RowDeletion.Deleted, await Orders.DeleteAsync(Key, version, Cancellation));
        Assert.Null(await Orders.GetAsync(Key, Cancellation));
        Assert.Null(await Orders.ReplaceAsync(Key, Json("1"), version, Cancellation));
    }

    [Fact]
    public async Task Rows_OfOtherTables_AreApart()
    {
        await Orders.PutAsync(Key, Json("1"), Cancellation);

        Assert.Null(await Table("Orders").GetAsync(Key, Cancellation));
        Assert.Empty((await Table("order").QueryAsync(new("p", null, null, 10, null), Cancellation)).Rows);
    }

    /// <summary>The model: a sorted dictionary with ordinal comparison.</summary>
    [Fact]
    public async Task QueryAsync_RandomWritesAndRanges_IsAsInTheModel()
    {
        const string Alphabet = BindingLimits.KeyAlphabet;
        var random = new Random(20261122);
        var model = new SortedSet<string>(StringComparer.Ordinal);
        for (var step = 0; step < 400; step++)
        {
            var key = NextKey();
            if (random.Next(4) > 0)
            {
                model.Add(key);
                await Orders.PutAsync(new("p", key), Json(key), Cancellation);
            }
            else if (model.Count > 0)
            {
                key = model.ElementAt(random.Next(model.Count));
                model.Remove(key);
                await Orders.DeleteAsync(new("p", key), null, Cancellation);
            }

            var (from, to) = (random.Next(3) == 0 ? null : NextKey(), random.Next(3) == 0 ? null : NextKey());
            if (from is not null && to is not null && string.CompareOrdinal(from, to) >= 0) continue;
            var wanted = model.Where(each => (from is null || string.CompareOrdinal(each, from) >= 0) && (to is null || string.CompareOrdinal(each, to) < 0));
            Assert.Equal(wanted, await AllAsync(from, to, random.Next(1, 8)));
        }

        string NextKey() => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
    }

    [Fact]
    public async Task QueryAsync_LargeRows_EndsPagesEarly()
    {
        var json = new byte[BindingLimits.MaxRowBytes];
        for (var number = 0; number < 10; number++) await Orders.PutAsync(new("p", $"{number}"), json, Cancellation);

        var page = await Orders.QueryAsync(new("p", null, null, 1000, null), Cancellation);

        Assert.Equal(TableIndex.PageBytes / json.Length, page.Rows.Count);
        Assert.Equal(10, (await AllAsync(null, null, 1000)).Count);
    }

    [Fact]
    public async Task QueryAsync_PageThatEndsWithTheRange_HasNoContinuation()
    {
        foreach (var row in (string[])["a", "b", "c"]) await Orders.PutAsync(new("p", row), Json(row), Cancellation);

        Assert.Null((await Orders.QueryAsync(new("p", null, null, 3, null), Cancellation)).Continuation);
        Assert.Null((await Orders.QueryAsync(new("p", null, "c", 2, null), Cancellation)).Continuation);
        Assert.NotNull((await Orders.QueryAsync(new("p", null, null, 2, null), Cancellation)).Continuation);
    }

    [Fact]
    public async Task Rows_StoreClosedAndOpened_AreThere()
    {
        var version = await Orders.PutAsync(Key, Json("kept"), Cancellation);

        await CloseAsync();

        Assert.Equal(("kept", version), Text(await Orders.GetAsync(Key, Cancellation)));
    }

    [Fact]
    public async Task Rows_StoreOfFormat2_IsUpgradedAndKeepsWhatItHad()
    {
        await _temporary.ReopenAsync();
        await _temporary.Orders.EnqueueAsync("a", "1"u8.ToArray());
        _temporary.Close();
        _temporary.Change("DROP TABLE rows; PRAGMA user_version = 2");

        var version = await Orders.PutAsync(Key, Json("new"), Cancellation);
        await CloseAsync();
        await _temporary.ReopenAsync();

        Assert.Equal("a", (await _temporary.TakeAsync())!.Id);
        _temporary.Close();
        Assert.Equal(("new", version), Text(await Orders.GetAsync(Key, Cancellation)));
    }

    [Fact]
    public async Task Writes_StoreThatRefuses_AreUnavailableAndChangeNothing()
    {
        await Orders.PutAsync(Key, Json("old"), Cancellation);
        _temporary.Change("CREATE TRIGGER full BEFORE UPDATE ON rows BEGIN SELECT RAISE(ROLLBACK, 'database or disk is full'); END");

        var fault = await Assert.ThrowsAsync<BindingUnavailableException>(async () => await Orders.PutAsync(Key, Json("new"), Cancellation));

        Assert.Equal(("orders", true), (fault.Name, fault.Retryable));
        Assert.Equal("old", Text(await Orders.GetAsync(Key, Cancellation)).Text);
        _temporary.Change("DROP TRIGGER full");
        await Orders.PutAsync(Key, Json("new"), Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _temporary.Dispose();
    }

    private LocalTable Table(string name) => new(name, _stores ??= new StoreSource(_temporary.Options));

    private async Task CloseAsync()
    {
        if (_stores is not null) await _stores.DisposeAsync();
        _stores = null;
    }

    private async Task<List<string>> AllAsync(string? from, string? to, int max)
    {
        var rows = new List<string>();
        string? next = null;
        do
        {
            var page = await Orders.QueryAsync(new("p", from, to, max, next), Cancellation);
            Assert.InRange(page.Rows.Count, 0, max);
            rows.AddRange(page.Rows.Select(row => row.Row));
            next = page.Continuation;
        }
        while (next is not null);
        return rows;
    }

    private static byte[] Json(string text) => Encoding.UTF8.GetBytes(text);

    private static (string Text, string Version) Text(StoredRow? row) => (Encoding.UTF8.GetString(row!.Value.Json.Span), row.Value.Version);
}
