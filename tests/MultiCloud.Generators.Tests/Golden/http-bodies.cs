using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop;

public sealed record Order(string Id, int Copies);

public readonly record struct Point(int X, int Y);

[JsonDerivedType(typeof(Dog), "dog")]
public abstract record Animal(string Name);

public sealed record Dog(string Name) : Animal(Name);

[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Point))]
[JsonSerializable(typeof(Animal))]
[JsonSerializable(typeof(List<Order>))]
[JsonSerializable(typeof(IReadOnlyList<Order>))]
[JsonSerializable(typeof(Dictionary<string, Order?>))]
internal sealed partial class ShopJson : JsonSerializerContext;

public static class BodiesFunctions
{
    [HttpTrigger("POST", "/json")]
    public static void Json(Order order) { }

    [HttpTrigger("POST", "/optional")]
    public static void Optional(Order? order) { }

    [HttpTrigger("POST", "/struct/{id}")]
    public static void Struct(string id, Point point, string? query) { }

    [HttpTrigger("POST", "/animal")]
    public static void Polymorphic(Animal animal) { }

    [HttpTrigger("POST", "/list")]
    public static void List(List<Order> orders) { }

    [HttpTrigger("POST", "/interface")]
    public static void Interface(IReadOnlyList<Order> orders) { }

    [HttpTrigger("POST", "/map")]
    public static void Map(Dictionary<string, Order?> orders) { }

    [HttpTrigger("POST", "/element")]
    public static void Element(JsonElement json) { }

    [HttpTrigger("POST", "/bytes")]
    public static void Bytes(byte[] image) { }

    [HttpTrigger("POST", "/stream")]
    public static void FromStream(Stream image) { }

    [HttpTrigger("POST", "/text")]
    public static void Text([FromBody] string text) { }

    [HttpTrigger("POST", "/number")]
    public static void Number([FromBody] int number) { }

    [HttpTrigger("DELETE", "/explicit")]
    public static void Explicit([FromBody] Order order) { }
}
