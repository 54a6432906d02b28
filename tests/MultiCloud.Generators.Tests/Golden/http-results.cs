using System.Text.Json.Serialization;

namespace Shop;

public sealed record Order(string Id);

public readonly record struct Point(int X, int Y);

[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Point))]
[JsonSerializable(typeof(IReadOnlyList<Order>))]
public sealed partial class ShopJson : JsonSerializerContext;

public static class ResultsFunctions
{
    [HttpTrigger("GET", "/void")]
    public static void Void() { }

    [HttpTrigger("GET", "/task")]
    public static Task Task() => System.Threading.Tasks.Task.CompletedTask;

    [HttpTrigger("GET", "/value-task")]
    public static ValueTask ValueTask() => default;

    [HttpTrigger("GET", "/text")]
    public static string? Text() => null;

    [HttpTrigger("GET", "/text-task")]
    public static Task<string> TextTask() => System.Threading.Tasks.Task.FromResult("");

    [HttpTrigger("GET", "/bytes")]
    public static ValueTask<byte[]?> Bytes() => default;

    [HttpTrigger("GET", "/stream")]
    public static MemoryStream OfStream() => new();

    [HttpTrigger("GET", "/json")]
    public static Order Json() => new("1");

    [HttpTrigger("GET", "/json-task")]
    public static Task<Order?> JsonTask() => System.Threading.Tasks.Task.FromResult<Order?>(null);

    [HttpTrigger("GET", "/list")]
    public static ValueTask<IReadOnlyList<Order>> List() => new([]);

    [HttpTrigger("GET", "/struct")]
    public static Point Struct() => default;

    [HttpTrigger("GET", "/maybe-struct")]
    public static Task<Point?> MaybeStruct() => System.Threading.Tasks.Task.FromResult<Point?>(null);

    [HttpTrigger("GET", "/number")]
    public static int Number() => 1;

    [HttpTrigger("GET", "/result")]
    public static HttpResult Result() => HttpResult.NoContent();

    [HttpTrigger("GET", "/result-task")]
    public static Task<HttpResult?> ResultTask() => System.Threading.Tasks.Task.FromResult<HttpResult?>(null);

    [HttpTrigger("GET", "/result-of")]
    public static HttpResult<Order> ResultOf() => new Order("1");

    [HttpTrigger("GET", "/result-of-task")]
    public static async Task<HttpResult<Order>> ResultOfTask()
    {
        await System.Threading.Tasks.Task.Yield();
        return HttpResult.NotFound();
    }

    [Obsolete("Use another."), HttpTrigger("GET", "/obsolete")]
    public static void Obsolete() { }
}
