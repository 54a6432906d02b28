namespace Bookshop.Tests;

public sealed class ShippingTests
{
    private readonly FakeTable<Order> _orders = new();
    private readonly Records _records = new(new FakeBucket());
    private readonly FakeTopic<OrderShipped> _shipped = new();
    private readonly Shipping _shipping;

    public ShippingTests() => _shipping = new Shipping(_orders, _records, _shipped);

    [Fact]
    public async Task Ship_BookInStock_PublishesOnceAndMarksOrder()
    {
        var order = await AddOrderAsync("9780131103627");
        await _shipping.Ship(new Shipment(order.Id), CancellationToken.None);
        await _shipping.Ship(new Shipment(order.Id), CancellationToken.None);

        Assert.Equal(order.Id, Assert.Single(_shipped.Published).OrderId);
        Assert.Equal(OrderState.Shipped, (await ReadAsync(order)).State);
    }

    [Fact]
    public async Task Ship_BookOutOfStock_ThrowsUntilADeliveryArrives()
    {
        var order = await AddOrderAsync("9780201896831");
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => _shipping.Ship(new Shipment(order.Id), CancellationToken.None));
        Assert.Contains("out of stock", error.Message, StringComparison.Ordinal);
        Assert.Equal(OrderState.Placed, (await ReadAsync(order)).State);

        await new Books(_records).Restock(order.Isbn, "key", new FakeSecrets("key"), CancellationToken.None);
        await _shipping.Ship(new Shipment(order.Id), CancellationToken.None);
        Assert.Equal(OrderState.Shipped, (await ReadAsync(order)).State);
    }

    [Fact]
    public Task Ship_UnknownOrder_IsRejected() =>
        Assert.ThrowsAsync<RejectException>(() => _shipping.Ship(new Shipment(Guid.NewGuid()), CancellationToken.None));

    private async Task<Order> AddOrderAsync(string isbn)
    {
        var order = new Order(Guid.NewGuid(), isbn, 1, "ada@example.org", 60, OrderState.Placed, DateTimeOffset.UnixEpoch);
        await _orders.PutAsync(OrderTable.KeyOf(order.Id), order);
        return order;
    }

    private async Task<Order> ReadAsync(Order order) =>
        (await _orders.GetAsync(OrderTable.KeyOf(order.Id)))!.Value;
}
