using System.Text.Json.Serialization;

namespace Shop;

public sealed record Order(string Id);

public sealed record Customer(string Name);

[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Customer))]
public sealed partial class OrderJson : JsonSerializerContext;

public sealed class Payments(ISecrets secrets, [Binding("customers")] ITable<Customer> customers)
{
    public async Task<string> PayAsync(string customer) => $"{await secrets.GetAsync("payment-key")}{customers}{customer}";
}

public sealed class Orders(ITable<Order> orders, Payments payments)
{
    [HttpTrigger("POST", "/orders")]
    public Task<string> Place(Order order) => payments.PayAsync($"{orders}{order}");

    [HttpTrigger("GET", "/orders/{id}")]
    public static async Task<Order?> Get(string id, [Binding("orders")] ITableReader<Order> rows) => (await rows.GetAsync(new(id, "order")))?.Value;
}

public static class Secrets
{
    [TimerTrigger("0 3 * * *")]
    public static async Task Rotate(ISecrets secrets) => await secrets.GetAsync("payment-key");
}
