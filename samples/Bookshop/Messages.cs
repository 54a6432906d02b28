using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bookshop;

public sealed record Book(string Isbn, string Title, string Author, decimal Price, bool InStock);

public sealed record NewOrder(string Isbn, int Copies, string Email);

public sealed record Order(Guid Id, string Isbn, int Copies, string Email, decimal Total, OrderState State, DateTimeOffset PlacedAt);

[JsonConverter(typeof(JsonStringEnumConverter<OrderState>))]
public enum OrderState
{
    Placed,
    Shipped,
}

public sealed record Cart(string Isbn, int Copies);

public sealed record Quote(decimal Books, decimal Shipping);

public sealed record Shipment(Guid OrderId);

public sealed record OrderShipped(Guid OrderId, string Title, int Copies, string Email, decimal Total);

public sealed record Cover(string Isbn, int Width, int Height, long Bytes);

public sealed record Report(DateOnly Day, int Orders, decimal Sales);

/// <summary>Everything that travels as JSON is listed here, so that no reflection is needed and native AOT works.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(IReadOnlyList<Book>))]
[JsonSerializable(typeof(NewOrder))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(IReadOnlyList<Order>))]
[JsonSerializable(typeof(Cart))]
[JsonSerializable(typeof(Quote))]
[JsonSerializable(typeof(Shipment))]
[JsonSerializable(typeof(OrderShipped))]
[JsonSerializable(typeof(Cover))]
[JsonSerializable(typeof(Report))]
public sealed partial class BookshopJson : JsonSerializerContext;
