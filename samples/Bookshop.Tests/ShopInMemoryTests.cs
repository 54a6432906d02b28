using System.Net;
using System.Net.Http.Json;
using MultiCloud.Testing;

namespace Bookshop.Tests;

/// <summary>The whole shop inside the test: its own Program.cs, without sockets, with a clock that only the test moves.</summary>
public sealed class ShopInMemoryTests
{
    private const string InStock = "9780262510875";
    private const string OutOfStock = "9780201896831";

    [Fact]
    public async Task Order_BookInStock_IsShippedWithReceipt()
    {
        await using var app = await TestApp.StartAsync<Orders>();
        var order = await PlaceAsync(app, InStock);
        await app.DrainAsync();

        Assert.Equal([new Shipment(order.Id)], app.Sent<Shipment>("shipments"));
        Assert.Equal(order.Id, Assert.Single(app.Published<OrderShipped>("order-shipped")).OrderId);
        Assert.StartsWith("2 x Structure", await app.Http.GetStringAsync($"/orders/{order.Id}/receipt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Order_BookOutOfStock_IsTriedThreeTimes()
    {
        await using var app = await TestApp.StartAsync<Orders>();
        await PlaceAsync(app, OutOfStock);
        await app.DrainAsync();
        Assert.Empty(app.DeadLetters);

        await app.AdvanceAsync(TimeSpan.FromMinutes(30));
        var letter = Assert.Single(app.DeadLetters);
        Assert.Equal(("shipments", 3), (letter.Queue, letter.Attempts));
        Assert.Contains("out of stock", letter.Reason, StringComparison.Ordinal);
        Assert.Empty(app.Published<OrderShipped>("order-shipped"));
    }

    [Fact]
    public async Task Order_DeliveryArrivesBetweenAttempts_IsShipped()
    {
        await using var app = await TestApp.StartAsync<Orders>(builder => builder.Configuration["Secrets:supplier-key"] = "key");
        await PlaceAsync(app, OutOfStock);
        await app.DrainAsync();
        app.Http.DefaultRequestHeaders.Add("X-Supplier-Key", "key");
        using var restocked = await app.Http.PutAsync($"/books/{OutOfStock}/stock", null);

        await app.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Single(app.Published<OrderShipped>("order-shipped"));
        Assert.Empty(app.DeadLetters);
    }

    [Fact]
    public async Task CloseDay_NightPasses_WritesReportOfTheDay()
    {
        await using var app = await TestApp.StartAsync<Orders>();
        await PlaceAsync(app, InStock);

        await app.AdvanceAsync(TimeSpan.FromHours(3));
        var report = await app.Http.GetFromJsonAsync("/reports/2030-01-01", BookshopJson.Default.Report);
        Assert.Equal(1, report!.Orders);
    }

    [Fact]
    public async Task Price_ConfiguredByTheTest_IsUsed()
    {
        await using var app = await TestApp.StartAsync<Orders>(builder => builder.Configuration["Pricing:FreeShippingFrom"] = "0");
        var quote = await app.InvokeAsync<Cart, Quote>("pricing-price", new Cart(InStock, 1));
        Assert.Equal(0, quote.Shipping);
    }

    [Fact]
    public async Task Inspect_NotAPng_IsDeadLetterAtOnce()
    {
        await using var app = await TestApp.StartAsync<Orders>();
        await app.Bucket("uploads").PutAsync($"covers/{InStock}", "GIF89a, and long enough"u8.ToArray());
        await app.DrainAsync();

        Assert.Contains("not a PNG", Assert.Single(app.DeadLetters).Reason, StringComparison.Ordinal);
    }

    private static async Task<Order> PlaceAsync(TestApp app, string isbn)
    {
        using var answer = await app.Http.PostAsJsonAsync("/orders", new NewOrder(isbn, 2, "ada@example.org"), BookshopJson.Default.NewOrder);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync(BookshopJson.Default.Order))!;
    }
}
