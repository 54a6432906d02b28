using Microsoft.Extensions.Logging;

namespace Bookshop;

/// <summary>Takes orders over HTTP.</summary>
public sealed partial class Orders(
    ITable<Order> orders, IQueue<Shipment> shipments, IFunction<Cart, Quote> pricingPrice, TimeProvider clock, ILogger<Orders> log)
{
    /// <summary>A client that repeats a request after a lost answer sends the same key, and gets the same order.</summary>
    [HttpTrigger("POST", "/orders")]
    public async Task<HttpResult<Order>> Place(NewOrder request, [FromHeader(Name = "Idempotency-Key")] Guid? key, CancellationToken ct)
    {
        if (Catalogue.Find(request.Isbn) is null)
            return HttpResult.Problem(422, "Unknown book", $"There is no book '{request.Isbn}'; GET /books lists them.");
        if (request.Copies is < 1 or > 100)
            return HttpResult.Problem(422, "Wrong number of copies", $"copies is {request.Copies}; allowed is 1 to 100.");

        var quote = await pricingPrice.InvokeAsync(new Cart(request.Isbn, request.Copies), ct);
        var order = new Order(
            key ?? Guid.CreateVersion7(),
            request.Isbn,
            request.Copies,
            request.Email,
            quote.Books + quote.Shipping,
            OrderState.Placed,
            clock.GetUtcNow());

        try
        {
            await orders.InsertAsync(OrderTable.KeyOf(order.Id), order, ct);
        }
        catch (AlreadyExistsException)
        {
            order = (await Get(order.Id, ct))!;
        }

        await shipments.SendAsync(new Shipment(order.Id), new SendOptions { Id = order.Id.ToString() }, ct);
        LogPlaced(order.Id, order.Total);
        return HttpResult.Created($"/orders/{order.Id}", order);
    }

    [HttpTrigger("GET", "/orders/{id:guid}")]
    public async Task<Order?> Get(Guid id, CancellationToken ct) =>
        (await orders.GetAsync(OrderTable.KeyOf(id), ct))?.Value;

    [HttpTrigger("GET", "/orders")]
    public async Task<IReadOnlyList<Order>> List(OrderState? state, CancellationToken ct) =>
        await orders.AllAsync(ct)
            .Where(order => state is null || order.State == state)
            .ToListAsync(ct);

    [LoggerMessage(LogLevel.Information, "Order {Id} placed: {Total}")]
    private partial void LogPlaced(Guid id, decimal total);
}
