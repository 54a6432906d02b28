using System.Runtime.CompilerServices;

namespace Bookshop;

/// <summary>How orders are kept: in the table <c>orders</c>, in one partition, by id.</summary>
public static class OrderTable
{
    private const string Partition = "orders";

    public static TableKey KeyOf(Guid id) => new(Partition, id.ToString());

    /// <summary>Every order, by id, page by page.</summary>
    public static async IAsyncEnumerable<Order> AllAsync(this ITableReader<Order> orders, [EnumeratorCancellation] CancellationToken ct)
    {
        string? next = null;
        do
        {
            var page = await orders.QueryAsync(Partition, continuation: next, cancellationToken: ct);
            foreach (var item in page.Items)
                yield return item.Value;

            next = page.Continuation;
        }
        while (next is not null);
    }
}
