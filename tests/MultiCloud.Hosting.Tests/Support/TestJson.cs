using System.Text.Json.Serialization;

namespace MultiCloud.Hosting.Tests.Support;

internal sealed record Order(string Id, int Quantity);

internal sealed record OrderPlaced(string OrderId);

[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(OrderPlaced))]
[JsonSerializable(typeof(Percentage))]
internal sealed partial class TestJsonContext : JsonSerializerContext;

/// <summary>Checks its values itself.</summary>
internal sealed record Percentage
{
    public Percentage(int value) => Value = value is >= 0 and <= 100 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "0 to 100");

    public int Value { get; }
}
