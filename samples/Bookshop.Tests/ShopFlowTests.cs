using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Bookshop.Tests;

/// <summary>The flow through the running app: http, direct call, queue, topic, buckets, timer, dead letters.</summary>
public sealed class ShopFlowTests(RunningShop shop) : IClassFixture<RunningShop>
{
    [Fact]
    public async Task Order_BookInStock_IsPricedShippedAndHasReceipt()
    {
        var placed = await PlaceAsync("9780262510875", copies: 2);
        Assert.Equal((55.90m, OrderState.Placed), (placed.Total, placed.State));

        var receipt = await RunningShop.EventuallyAsync(
            () => shop.Http.GetAsync(new Uri($"/orders/{placed.Id}/receipt", UriKind.Relative)),
            answer => answer.IsSuccessStatusCode);
        Assert.Equal("2 x Structure and Interpretation of Computer Programs: 55.90\n", await receipt.Content.ReadAsStringAsync());
        Assert.Equal(OrderState.Shipped, (await WaitForShippedAsync(placed.Id)).State);
        var output = await RunningShop.EventuallyAsync(() => Task.FromResult(shop.Output), text => text.Contains("Mail to ada@example.org", StringComparison.Ordinal));
        Assert.Contains("Mail to ada@example.org: 'Structure and Interpretation", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Order_BookOutOfStock_IsDeadLetterUntilRedrive()
    {
        var placed = await PlaceAsync("9780201896831", copies: 1);
        var letters = await DeadLettersAsync("shipments", placed.Id.ToString());
        var letter = Assert.Single(letters);
        Assert.Equal(3, letter.GetProperty("attempts").GetInt32());
        Assert.Contains("out of stock", letter.GetProperty("reason").GetString(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Forbidden, await RestockAsync("wrong"));
        Assert.Equal(HttpStatusCode.NoContent, await RestockAsync(RunningShop.SupplierKey));
        using var redriven = await shop.Admin.PostAsync(new Uri($"/api/dead-letters/{letter.GetProperty("id").GetString()}/redrive", UriKind.Relative), null);
        Assert.Equal(1, JsonElement.Parse(await redriven.Content.ReadAsStringAsync()).GetProperty("redriven").GetInt32());
        Assert.Equal(OrderState.Shipped, (await WaitForShippedAsync(placed.Id)).State);
    }

    [Fact]
    public async Task Order_Wrong_IsProblem()
    {
        using var unknown = await shop.Http.PostAsJsonAsync("/orders", new NewOrder("1", 1, "ada@example.org"), BookshopJson.Default.NewOrder);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        Assert.Equal("application/problem+json", unknown.Content.Headers.ContentType?.MediaType);
        using var missing = await shop.Http.GetAsync(new Uri($"/orders/{Guid.NewGuid()}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Cover_Uploaded_IsInspected()
    {
        var png = await File.ReadAllBytesAsync(Path.Combine(Path.GetDirectoryName(RunningShop.Metadata("Readme"))!, "samples", "Bookshop", "cover.png"));
        using var uploaded = await shop.Http.PutAsync(new Uri("/books/9780262510875/cover", UriKind.Relative), new ByteArrayContent(png));
        Assert.Equal(HttpStatusCode.Accepted, uploaded.StatusCode);

        var found = await RunningShop.EventuallyAsync(() => shop.Http.GetAsync(new Uri("/books/9780262510875/cover", UriKind.Relative)), answer => answer.IsSuccessStatusCode);
        Assert.Equal(new Cover("9780262510875", 48, 72, png.Length), await found.Content.ReadFromJsonAsync(BookshopJson.Default.Cover));
    }

    [Fact]
    public async Task Cover_NotAPng_IsDeadLetterAtOnce()
    {
        using var uploaded = await shop.Http.PutAsync(new Uri("/books/9780201896831/cover", UriKind.Relative), new ByteArrayContent("GIF89a, and long enough"u8.ToArray()));
        Assert.Equal(1, Assert.Single(await DeadLettersAsync("covers-inspect", "9780201896831")).GetProperty("attempts").GetInt32());
    }

    [Fact]
    public async Task Timer_Fired_WritesReport()
    {
        await PlaceAsync("9780131103627", copies: 1);
        using var fired = await shop.Admin.PostAsync(
            new Uri("/api/functions/reports-close-day/fire", UriKind.Relative), new StringContent("""{"scheduledTime":"2040-06-01T01:00:00Z"}""", Encoding.UTF8, "application/json"));
        Assert.True(JsonElement.Parse(await fired.Content.ReadAsStringAsync()).GetProperty("ok").GetBoolean());
        var report = await shop.Http.GetFromJsonAsync("/reports/2040-06-01", BookshopJson.Default.Report);
        Assert.True(report!.Orders >= 1);
    }

    [Fact]
    public async Task DirectFunction_CalledByHand_Answers()
    {
        using var called = await shop.Admin.PostAsync(
            new Uri("/api/functions/pricing-price/fire", UriKind.Relative), new StringContent("""{"isbn":"9780131103627","copies":1}""", Encoding.UTF8, "application/json"));
        var result = JsonElement.Parse(await called.Content.ReadAsStringAsync()).GetProperty("result");
        Assert.Equal((60.00m, 4.90m), (result.GetProperty("books").GetDecimal(), result.GetProperty("shipping").GetDecimal()));
    }

    private async Task<HttpStatusCode> RestockAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri("/books/9780201896831/stock", UriKind.Relative)) { Headers = { { "X-Supplier-Key", key } } };
        using var answer = await shop.Http.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<Order> PlaceAsync(string isbn, int copies)
    {
        using var answer = await shop.Http.PostAsJsonAsync("/orders", new NewOrder(isbn, copies, "ada@example.org"), BookshopJson.Default.NewOrder);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var order = (await answer.Content.ReadFromJsonAsync(BookshopJson.Default.Order))!;
        Assert.Equal($"/orders/{order.Id}", answer.Headers.Location?.ToString());
        return order;
    }

    private async Task<Order> WaitForShippedAsync(Guid id) =>
        (await RunningShop.EventuallyAsync(() => shop.Http.GetFromJsonAsync($"/orders/{id}", BookshopJson.Default.Order), order => order!.State == OrderState.Shipped))!;

    private Task<JsonElement[]> DeadLettersAsync(string queue, string text) => RunningShop.EventuallyAsync(
        async () => JsonElement.Parse(await shop.Admin.GetStringAsync(new Uri($"/api/dead-letters?queue={queue}", UriKind.Relative))).GetProperty("deadLetters").EnumerateArray()
            .Where(letter => letter.GetProperty("text").GetString()!.Contains(text, StringComparison.Ordinal)).ToArray(),
        letters => letters.Length > 0);
}
