using System.Text.Json.Serialization;

namespace MultiCloud.Hosting.Tests.Support;

internal sealed record Order(string Id, int Quantity);

internal sealed record OrderPlaced(string OrderId);

[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(OrderPlaced))]
internal sealed partial class TestJsonContext : JsonSerializerContext;
