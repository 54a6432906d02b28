using System.Text.Json.Serialization;

namespace Shop;

public sealed record Order(string Id);

[JsonSerializable(typeof(Order))]
public sealed partial class OrderJson : JsonSerializerContext;

[JsonSerializable(typeof(Dictionary<string, int>))]
internal sealed partial class OtherJson : JsonSerializerContext;

public interface IAudit;

public sealed class Audit(Archive archive) : IAudit
{
    public Archive Archive { get; } = archive;
}

public class Archive([Binding("archive")] IBucket bucket)
{
    public IBucket Bucket { get; } = bucket;
}

public sealed class Repository<T>([Binding("rows")] IBucketReader rows)
{
    public IBucketReader Rows { get; } = rows;
}

public sealed class Sweeper([Binding("sweeps")] IQueue<Order> sweeps)
{
    public IQueue<Order> Sweeps { get; } = sweeps;
}

public sealed class Orders(IAudit audit, IQueue<Order> orders)
{
    [HttpTrigger("POST", "/orders")]
    public string Place() => $"{audit}{orders}";
}

public static class Readers
{
    [QueueTrigger("orders")]
    public static void Read(Order order, IEnumerable<IAudit> audits) { }
}

public sealed class Lists(Lazy<Repository<Order>> orders)
{
    [HttpTrigger("GET", "/orders")]
    public string List() => orders.ToString()!;
}
