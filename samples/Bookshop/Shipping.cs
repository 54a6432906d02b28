namespace Bookshop;

/// <summary>Ships orders from a queue. A message may come twice, so what was done is not done again.</summary>
public sealed class Shipping(ITable<Order> orders, Records records, ITopic<OrderShipped> orderShipped)
{
    /// <summary>A throw is a failed attempt: the shipment comes again after a wait, and becomes a dead letter after the third.</summary>
    [QueueTrigger("shipments", MaxAttempts = 3)]
    public async Task Ship(Shipment shipment, CancellationToken ct)
    {
        var found = await orders.GetAsync(OrderTable.KeyOf(shipment.OrderId), ct)
            ?? throw new RejectException($"There is no order {shipment.OrderId}.");
        var order = found.Value;
        if (order.State == OrderState.Shipped)
            return;

        var book = await records.ReadAsync($"stock/{order.Isbn}.json", BookshopJson.Default.Book, ct) ?? Catalogue.Find(order.Isbn)!;
        if (!book.InStock)
            throw new InvalidOperationException($"'{book.Title}' is out of stock.");

        var shipped = new OrderShipped(order.Id, book.Title, order.Copies, order.Email, order.Total);
        await orderShipped.PublishAsync(shipped, new PublishOptions { Id = order.Id.ToString(), Subject = order.Isbn }, ct);
        await orders.ReplaceAsync(found.Key, order with { State = OrderState.Shipped }, found.Version, ct);
    }
}
