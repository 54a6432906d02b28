using System.Net;
using MultiCloud.Local.Queues;
using MultiCloud.Local.Tests.Store;

namespace MultiCloud.Local.Tests.Hosts;

public sealed class DeadLetterApiTests
{
    [Fact]
    public async Task List_MoreThanAPage_GoesOnWhereItEnded()
    {
        await using var app = await WithLettersAsync(("orders", 5), ("later", 2));

        List<string> seen = [];
        string? next = null;
        var pages = 0;
        do
        {
            var page = await app.AdminAsync(HttpMethod.Get, $"/api/dead-letters?queue=orders&limit=2{(next is null ? "" : $"&next={next}")}");
            seen.AddRange(page.GetProperty("deadLetters").EnumerateArray().Select(letter => letter.GetProperty("messageId").GetString()!));
            next = page.TryGetProperty("next", out var more) ? more.GetString() : null;
            pages++;
        }
        while (next is not null);

        Assert.Equal(["orders 0", "orders 1", "orders 2", "orders 3", "orders 4"], seen);
        Assert.Equal(3, pages);
        Assert.Equal(7, await CountAsync(app, ""));
    }

    [Fact]
    public async Task List_LongTexts_MakeShorterPages()
    {
        using var store = await TemporaryStore.OpenAsync();
        for (var i = 0; i < 3; i++) await BuryAsync(store.Orders, $"{i}", new byte[DeadLetters.MaxPageBytes / 2]);
        var letters = new DeadLetters(store.Store);

        var first = letters.List();
        var second = letters.List(after: first.Next!.Value);

        Assert.Equal((2, 1, null), (first.Letters.Count, second.Letters.Count, second.Next));
    }

    [Fact]
    public async Task Show_OneLetter_HasAllOfIt()
    {
        await using var app = await WithLettersAsync(("orders", 1));
        var listed = (await app.AdminAsync(HttpMethod.Get, "/api/dead-letters")).GetProperty("deadLetters")[0];

        var shown = await app.AdminAsync(HttpMethod.Get, $"/api/dead-letters/{listed.GetProperty("id").GetString()}");

        Assert.Equal(listed.GetRawText(), shown.GetRawText());
        Assert.Equal(("7", "broken", 1), (shown.GetProperty("text").GetString(), shown.GetProperty("reason").GetString(), shown.GetProperty("attempts").GetInt32()));
    }

    [Fact]
    public async Task Drop_OneThenAllOfAQueue_LeavesTheOthers()
    {
        await using var app = await WithLettersAsync(("orders", 3), ("later", 2));
        var id = (await app.AdminAsync(HttpMethod.Get, "/api/dead-letters?queue=orders")).GetProperty("deadLetters")[1].GetProperty("id").GetString();

        var one = await app.AdminAsync(HttpMethod.Delete, $"/api/dead-letters/{id}");
        using var again = await app.SendAsync(HttpMethod.Delete, $"/api/dead-letters/{id}");
        var all = await app.AdminAsync(HttpMethod.Delete, "/api/dead-letters?queue=orders");

        Assert.Equal((1, 2), (one.GetProperty("dropped").GetInt32(), all.GetProperty("dropped").GetInt32()));
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Equal((0, 2), (await CountAsync(app, "?queue=orders"), await CountAsync(app, "")));
        await app.StopAsync();
        await app.StartAsync();
        Assert.Equal(2, await CountAsync(app, ""));
    }

    [Fact]
    public async Task Redrive_WithALimit_TakesTheOldestOfTheQueue()
    {
        await using var app = await WithLettersAsync(("orders", 3), ("later", 2));

        var some = await app.AdminAsync(HttpMethod.Post, "/api/dead-letters/redrive?queue=orders&limit=2");
        var left = (await app.AdminAsync(HttpMethod.Get, "/api/dead-letters?queue=orders")).GetProperty("deadLetters");
        var rest = await app.AdminAsync(HttpMethod.Post, "/api/dead-letters/redrive");

        Assert.Equal((2, 3), (some.GetProperty("redriven").GetInt32(), rest.GetProperty("redriven").GetInt32()));
        Assert.Equal("orders 2", Assert.Single(left.EnumerateArray()).GetProperty("messageId").GetString());
        Assert.Equal(0, await CountAsync(app, ""));
    }

    private static async Task<RunningApp> WithLettersAsync(params (string Queue, int Count)[] letters)
    {
        var app = await RunningApp.StartAsync();
        await app.StopAsync();
        using (var store = await app.OpenStoreAsync())
        {
            foreach (var (queue, count) in letters)
            {
                for (var i = 0; i < count; i++) await BuryAsync(store.Queue(queue), $"{queue} {i}", "7"u8.ToArray());
            }
        }

        await app.StartAsync();
        return app;
    }

    private static async Task BuryAsync(MessageQueue queue, string id, byte[] text)
    {
        await queue.EnqueueAsync(id, text);
        await queue.SettleAsync([Assert.Single(await queue.TakeAsync(1, TemporaryStore.Consumer)).Bury("broken")]);
    }

    private static async Task<int> CountAsync(RunningApp app, string query) =>
        (await app.AdminAsync(HttpMethod.Get, $"/api/dead-letters{query}")).GetProperty("deadLetters").GetArrayLength();
}
