using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Running;

public sealed record Order(string Book, int Copies);

public enum Color { Red, Green }

[JsonSerializable(typeof(Order))]
public sealed partial class RunningJson : JsonSerializerContext;

/// <summary>What happened, for the test to see.</summary>
public static class Seen
{
    public static List<string> Lines { get; } = [];
}

public sealed class Orders(IQueue<Order> orders, ILogger<Orders> log) : IAsyncDisposable
{
    [HttpTrigger("POST", "/orders/{shelf:int}")]
    public async Task<HttpResult<Order>> Place(int shelf, Order order, Color color = Color.Green, [FromHeader(Name = "X-Day")] DateOnly? day = null, CancellationToken ct = default)
    {
        log.LogInformation("Placed");
        await orders.SendAsync(order, cancellationToken: ct);
        return HttpResult.Created($"/orders/{shelf}/{color}/{day:yyyy-MM-dd}", order with { Copies = order.Copies + shelf });
    }

    [HttpTrigger("GET", "/sum")]
    public static int Sum(int[] numbers) => numbers.Sum();

    [HttpTrigger("GET", "/missing")]
    public static Order? Missing() => null;

    [QueueTrigger("orders")]
    public void Read(IReadOnlyList<QueueMessage<Order>> messages)
    {
        foreach (var message in messages)
        {
            Seen.Lines.Add($"{message.Body.Book} {message.Attempt}");
            if (message.Body.Copies < 0)
            {
                message.Reject("negative");
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        Seen.Lines.Add("disposed");
        return default;
    }
}

public static class Others
{
    [TopicTrigger("order-placed")]
    public static void Notify(CloudEvent<Order> placed, InvocationContext context) => Seen.Lines.Add($"{placed.Data.Book} {context.Function}");

    [BucketTrigger("uploads")]
    public static Task Upload(BucketEvent change)
    {
        Seen.Lines.Add($"{change.Event} {change.Key}");
        return Task.CompletedTask;
    }

    [TimerTrigger("0 3 * * *")]
    public static void Tick(TimerTick tick) => Seen.Lines.Add(tick.Id);

    [Function]
    public static async Task<Order> Double(Order order)
    {
        await Task.Yield();
        return order with { Copies = order.Copies * 2 };
    }
}
