namespace Bookshop;

/// <summary>Ships orders from a queue. A message may come twice, so what was done is not done again.</summary>
public sealed class Shipping(Records records, ITopic<OrderShipped> orderShipped)
{
    /// <summary>A throw is a failed attempt: the shipment comes again after a wait, and becomes a dead letter after the third.</summary>
    [QueueTrigger("shipments", MaxAttempts = 3)]
    public async Task Ship(Shipment shipment, CancellationToken ct)
    {
        var key = Orders.KeyOf(shipment.OrderId);
        var order = await records.ReadAsync(key, BookshopJson.Default.Order, ct)
            ?? throw new RejectException($"There is no order {shipment.OrderId}.");
        if (order.State == OrderState.Shipped)
            return;

        var book = await records.ReadAsync($"stock/{order.Isbn}.json", BookshopJson.Default.Book, ct) ?? Catalogue.Find(order.Isbn)!;
        if (!book.InStock)
            throw new InvalidOperationException($"'{book.Title}' is out of stock.");

        var shipped = new OrderShipped(order.Id, book.Title, order.Copies, order.Email, order.Total);
        await orderShipped.PublishAsync(shipped, new PublishOptions { Id = order.Id.ToString(), Subject = order.Isbn }, ct);
        await records.WriteAsync(key, order with { State = OrderState.Shipped }, BookshopJson.Default.Order, ct);
    }
}
