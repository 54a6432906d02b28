using System.Text;

namespace Bookshop;

/// <summary>Writes a receipt for every shipped order.</summary>
public static class Receipts
{
    [TopicTrigger("order-shipped")]
    public static Task Write(CloudEvent<OrderShipped> shipped, IBucket records, CancellationToken ct)
    {
        var order = shipped.Data;
        var text = FormattableString.Invariant($"{order.Copies} x {order.Title}: {order.Total:0.00}\n");
        return records.PutAsync(KeyOf(order.OrderId), Encoding.UTF8.GetBytes(text), new PutOptions { ContentType = "text/plain" }, ct);
    }

    [HttpTrigger("GET", "/orders/{id:guid}/receipt")]
    public static async Task<HttpResult> Get(Guid id, IBucketReader records, CancellationToken ct) =>
        await records.GetAsync(KeyOf(id), cancellationToken: ct) is { } receipt
            ? HttpResult.Content(receipt.Content, "text/plain")
            : HttpResult.NotFound();

    private static string KeyOf(Guid id) => $"receipts/{id}.txt";
}
