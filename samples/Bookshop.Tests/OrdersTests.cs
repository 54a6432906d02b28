using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Bookshop.Tests;

/// <summary>Function classes are plain classes: their tests need no host.</summary>
public sealed class OrdersTests
{
    private const string InStock = "9780131103627";

    private readonly FakeQueue<Shipment> _shipments = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly Orders _orders;

    public OrdersTests() => _orders = new Orders(
        new FakeTable<Order>(),
        _shipments,
        new FakeFunction<Cart, Quote>(cart => new Quote(10 * cart.Copies, 1)),
        _clock,
        NullLogger<Orders>.Instance);

    [Fact]
    public async Task Place_KnownBook_StoresPricedOrderAndSendsShipment()
    {
        var result = await _orders.Place(new NewOrder(InStock, 2, "ada@example.org"), key: null, CancellationToken.None);

        Assert.Equal(201, result.StatusCode);
        var order = result.Value!;
        Assert.Equal((21m, OrderState.Placed, _clock.GetUtcNow()), (order.Total, order.State, order.PlacedAt));
        Assert.Equal(order, await _orders.Get(order.Id, CancellationToken.None));
        Assert.Equal([new Shipment(order.Id)], _shipments.Sent);
    }

    [Fact]
    public async Task Place_SameKeyAgain_AnswersTheFirstOrder()
    {
        var key = Guid.NewGuid();
        await _orders.Place(new NewOrder(InStock, 2, "ada@example.org"), key, CancellationToken.None);
        var again = await _orders.Place(new NewOrder(InStock, 5, "ada@example.org"), key, CancellationToken.None);

        Assert.Equal((key, 2), (again.Value!.Id, again.Value.Copies));
        Assert.Single(await _orders.List(state: null, CancellationToken.None));
    }

    [Theory]
    [InlineData("1234567890123", 1, "1234567890123")]
    [InlineData(InStock, 0, "copies is 0")]
    [InlineData(InStock, 101, "1 to 100")]
    public async Task Place_WrongOrder_IsProblemThatSaysWhatIsAllowed(string isbn, int copies, string expected)
    {
        var result = await _orders.Place(new NewOrder(isbn, copies, "ada@example.org"), key: null, CancellationToken.None);

        Assert.Equal(422, result.StatusCode);
        Assert.Contains(expected, System.Text.Encoding.UTF8.GetString(result.Other!.Bytes.Span), StringComparison.Ordinal);
        Assert.Empty(_shipments.Sent);
    }

    [Fact]
    public async Task List_ByState_LeavesOutOthers()
    {
        await _orders.Place(new NewOrder(InStock, 1, "ada@example.org"), key: null, CancellationToken.None);
        Assert.Single(await _orders.List(OrderState.Placed, CancellationToken.None));
        Assert.Empty(await _orders.List(OrderState.Shipped, CancellationToken.None));
    }
}
