using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MultiCloud.Hosting.Tests.Support;

namespace MultiCloud.Hosting.Tests.Bindings;

public sealed class TableBindingTests : IAsyncDisposable
{
    private static readonly TableKey Key = new("p", "r");

    private readonly MemoryBindings _clients = new();
    private readonly FunctionApp _app;

    public TableBindingTests() => _app = new TestTable(new() { Bindings = _clients }).CreateBuilder().Build();

    private ITable<Order> Rows => _app.Services.GetRequiredKeyedService<ITable<Order>>("rows");

    private MemoryTable Stored => _clients.Rows;

    [Fact]
    public async Task InsertAsync_ThenGet_IsJsonOfTheWeb()
    {
        var version = await Rows.InsertAsync(Key, new("ä\"", 3));

        Assert.Equal(("""{"id":"ä\"","quantity":3}""", version), Stored.Rows[("p", "r")]);
        Assert.Equal(new(Key, new("ä\"", 3), version), await Rows.GetAsync(Key));
        Assert.Null(await Rows.GetAsync(new("p", "other")));
    }

    [Fact]
    public async Task Writes_WhoseConditionFails_AreTheErrorsOfTheContract()
    {
        await Rows.InsertAsync(Key, new("1", 1));

        var exists = await Assert.ThrowsAsync<AlreadyExistsException>(() => Rows.InsertAsync(Key, new("2", 2)));
        var changed = await Assert.ThrowsAsync<ConflictException>(() => Rows.ReplaceAsync(Key, new("2", 2), "old"));
        await Assert.ThrowsAsync<ConflictException>(() => Rows.DeleteAsync(Key, "old"));

        Assert.Equal(("test", "rows", false), (exists.Target, exists.Name, exists.Retryable));
        Assert.Contains("row 'p', 'r' already", exists.Message, StringComparison.Ordinal);
        Assert.Contains("UpdateAsync", changed.Message, StringComparison.Ordinal);
        Assert.False(await Rows.DeleteAsync(new("p", "other"), "any"));
        Assert.True(await Rows.DeleteAsync(Key));
    }

    [Fact]
    public async Task EveryCall_OutsideTheLimits_IsRefusedBeforeTheClient()
    {
        var large = new Order(new string('x', BindingLimits.MaxRowBytes), 1);
        TableKey bad = new("p", "a/b");
        Func<Task>[] calls =
        [
            () => Rows.GetAsync(bad),
            () => Rows.InsertAsync(bad, new("1", 1)),
            () => Rows.ReplaceAsync(bad, new("1", 1), "v"),
            () => Rows.PutAsync(bad, new("1", 1)),
            () => Rows.DeleteAsync(bad),
            () => Rows.UpdateAsync(bad, found => found),
            () => Rows.QueryAsync("a/b"),
            () => Rows.QueryAsync("p", KeyRange.StartingWith("a/b")),
            () => Rows.QueryAsync("p", KeyRange.Between("a/b", null)),
            () => Rows.QueryAsync("p", KeyRange.Between(null, "a/b")),
            () => Rows.QueryAsync("p", max: 0),
            () => Rows.QueryAsync("p", continuation: "x"),
            () => Rows.InsertAsync(Key, large),
            () => Rows.PutAsync(Key, large),
            () => Rows.ReplaceAsync(Key, large, "v"),
            () => Rows.ReplaceAsync(Key, new("1", 1), ""),
            () => Rows.DeleteAsync(Key, ""),
        ];
        foreach (var call in calls)
        {
            Assert.StartsWith("rows: ", (await Assert.ThrowsAsync<BindingLimitException>(call)).Message, StringComparison.Ordinal);
        }

        await Assert.ThrowsAsync<ArgumentNullException>(() => Rows.PutAsync(Key, null!));
        Assert.Empty(Stored.Calls);
    }

    [Fact]
    public async Task UpdateAsync_SomeoneElseCameBetween_DecidesAnew()
    {
        Stored.Set("p", "r", """{"id":"1","quantity":1}""");
        var others = 3;
        Stored.BeforeWrite = () =>
        {
            if (others-- > 0) Stored.Set("p", "r", $$"""{"id":"1","quantity":{{10 * others}}}""");
        };

        var written = await Rows.UpdateAsync(Key, found => found! with { Quantity = found.Quantity + 1 });

        Assert.Equal(1, written!.Quantity);
        Assert.Equal(["get r", "replace r", "get r", "replace r", "get r", "replace r", "get r", "replace r"], Stored.Calls);
    }

    [Fact]
    public async Task UpdateAsync_RowAppearsAndGoes_FollowsIt()
    {
        var others = new Queue<Action>([() => Stored.Set("p", "r", """{"id":"1","quantity":1}"""), () => Stored.Rows.Clear()]);
        Stored.BeforeWrite = () =>
        {
            if (others.TryDequeue(out var other)) other();
        };

        var written = await Rows.UpdateAsync(Key, found => new("1", (found?.Quantity ?? 0) + 5));

        Assert.Equal(5, written!.Quantity);
        Assert.Equal(["get r", "insert r", "get r", "replace r", "get r", "insert r"], Stored.Calls);
    }

    [Fact]
    public async Task UpdateAsync_ToNull_DeletesTheVersionThatWasRead()
    {
        Stored.Set("p", "r", """{"id":"1","quantity":1}""");
        var seen = new List<int?>();
        var other = false;
        Stored.BeforeWrite = () =>
        {
            if (!other) Stored.Set("p", "r", """{"id":"1","quantity":2}""");
            other = true;
        };

        Assert.Null(await Rows.UpdateAsync(Key, found =>
        {
            seen.Add(found?.Quantity);
            return null;
        }));

        Assert.Equal([1, 2], seen);
        Assert.Empty(Stored.Rows);
        Stored.Calls.Clear();
        Assert.Null(await Rows.UpdateAsync(Key, _ => null));
        Assert.Equal(["get r"], Stored.Calls);
    }

    [Fact]
    public async Task UpdateAsync_Cancelled_Ends()
    {
        using var cancel = new CancellationTokenSource();
        Stored.BeforeWrite = () => Stored.Set("p", "r", """{"id":"1","quantity":1}""");

        await Assert.ThrowsAsync<OperationCanceledException>(() => Rows.UpdateAsync(
            Key,
            _ =>
            {
                if (Stored.Calls.Count > 20) cancel.Cancel();
                return new("1", 1);
            },
            cancel.Token));
    }

    [Theory]
    [InlineData("a", "a", "b")]
    [InlineData("a~", "a~", "b")]
    [InlineData("~", "~", null)]
    [InlineData("a.", "a.", "a0")]
    [InlineData("[", "[", "]")]
    [InlineData(">", ">", "@")]
    [InlineData("\"", "\"", "$")]
    [InlineData(" ", " ", "!")]
    [InlineData("", null, null)]
    public async Task QueryAsync_Prefix_IsARangeOfKeys(string prefix, string? from, string? to)
    {
        await Rows.QueryAsync("p", KeyRange.StartingWith(prefix), 7);

        Assert.Equal(new("p", from, to, 7, null), Stored.Query);
    }

    [Theory]
    [InlineData("b", "b")]
    [InlineData("b", "a")]
    [InlineData("a", "B")]
    public async Task QueryAsync_EmptyRange_AsksNobody(string from, string to)
    {
        var page = await Rows.QueryAsync("p", KeyRange.Between(from, to));

        Assert.Empty(page.Items);
        Assert.Null(page.Continuation);
        Assert.Empty(Stored.Calls);
    }

    [Fact]
    public async Task QueryAsync_Continuation_ReachesTheClientInItsOwnWords()
    {
        Stored.Page = new([], "where/I was: ä?");
        var page = await Rows.QueryAsync("p", KeyRange.Between("a", "b"));

        await Rows.QueryAsync("p", KeyRange.Between("a", "b"), continuation: page.Continuation);

        Assert.Equal("where/I was: ä?", Stored.Query!.Value.Continuation);
        Assert.Matches("^[A-Za-z0-9_-]+$", page.Continuation);
    }

    [Fact]
    public async Task GetAsync_RowThatIsNoT_IsToldWithItsKey()
    {
        Stored.Set("p", "r", """{"id":"1","quantity":"many"}""");

        var fault = await Assert.ThrowsAsync<JsonException>(() => Rows.GetAsync(Key));

        Assert.Contains("Row 'p', 'r' of table 'rows' cannot be read as Order: at $.quantity", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reader_OfATable_ReadsAndCannotWrite()
    {
        Stored.Set("p", "r", """{"id":"1","quantity":1}""");

        var reader = _app.Services.GetRequiredKeyedService<ITableReader<Order>>("rows");

        Assert.Equal(1, (await reader.GetAsync(Key))!.Value.Quantity);
        Assert.IsNotType<ITable<Order>>(reader, exactMatch: false);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
