using System.Text.Json.Serialization;

namespace Shop;

public sealed record Order(string Id);

[JsonSerializable(typeof(Order))]
public sealed partial class ShopJson : JsonSerializerContext;

public static class Queues
{
    [QueueTrigger("bare")]
    public static Task Bare(Order order, InvocationContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    [QueueTrigger("message")]
    public static void Message(QueueMessage<Order> message) { }

    [QueueTrigger("text")]
    public static void Text(string text) { }

    [QueueTrigger("nothing")]
    public static ValueTask Nothing() => default;

    [QueueTrigger("list", MaxAttempts = 3, BatchSize = 4)]
    public static Task List(IReadOnlyList<QueueMessage<Order>> orders) => Task.CompletedTask;

    [QueueTrigger("messages")]
    public static Task Messages(List<QueueMessage<Order>> messages) => Task.CompletedTask;

    [QueueTrigger("bare-list")]
    public static void BareList(IEnumerable<Order> orders) { }

    [QueueTrigger("bare-array")]
    public static Task BareArray(Order[] orders, CancellationToken ct) => Task.CompletedTask;

    [QueueTrigger("arrays")]
    public static void Arrays(int[][] rows) { }

    [QueueTrigger("bytes")]
    public static void Bytes(byte[] data) { }
}

public static class Topics
{
    [TopicTrigger("order-placed")]
    public static Task Event(CloudEvent<Order> placed) => Task.CompletedTask;

    [TopicTrigger("order-placed", MaxAttempts = 2)]
    public static void Bare(Order placed) { }

    [TopicTrigger("order-placed")]
    public static void Events(CloudEvent<Order>[] placed) { }

    [TopicTrigger("order-placed")]
    public static void BareList(List<Order> placed) { }
}

public static class Buckets
{
    [BucketTrigger("uploads", Prefix = "covers/", Events = BucketEvents.All)]
    public static Task One(BucketEvent change, IBucketReader uploads) => Task.CompletedTask;

    [BucketTrigger("uploads", Events = BucketEvents.Deleted)]
    public static void Many(IReadOnlyCollection<BucketEvent> changes) { }

    [BucketTrigger("uploads", BatchSize = 2)]
    public static void Array(BucketEvent[] changes) { }
}

public static class Timers
{
    [TimerTrigger("0 3 * * *", TimeZone = "Asia/Shanghai")]
    public static Task Tick(TimerTick tick) => Task.CompletedTask;

    [TimerTrigger("*/5 * * * *")]
    public static void Bare() { }
}

public static class Directs
{
    [Function]
    public static Order Sync(Order order) => order;

    [Function("renamed", Unit = "calculations", TimeoutSeconds = 60, MemoryMb = 512, MaxInstances = 3, MinInstances = 1, Concurrency = 4)]
    public static async Task<int?> NumbersAsync(int[] numbers)
    {
        await Task.Yield();
        return numbers.Length;
    }

    [Function]
    public static void Nothing() { }
}
