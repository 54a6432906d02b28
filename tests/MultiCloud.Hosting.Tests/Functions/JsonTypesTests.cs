using System.Text.Json;
using MultiCloud.Hosting.Tests.Support;

namespace MultiCloud.Hosting.Tests.Functions;

public sealed class JsonTypesTests
{
    private static readonly JsonTypes Types = new(TestJsonContext.Default);

    [Fact]
    public void Get_AppType_IsCamelCaseAndIgnoresCaseOnReading()
    {
        Assert.Equal("""{"id":"é","quantity":1}""", JsonSerializer.Serialize(new Order("é", 1), Types.Get<Order>()));
        Assert.Equal(new Order("7", 5), JsonSerializer.Deserialize("""{"ID":"7","quantity":"5"}""", Types.Get<Order>()));
    }

    [Fact]
    public void Get_BuiltInTypes_NeedNoContext()
    {
        var types = new JsonTypes(null);

        Assert.Equal("\"2026-03-01\"", JsonSerializer.Serialize(new DateOnly(2026, 3, 1), types.Get<DateOnly>()));
        Assert.Equal("[\"a\"]", JsonSerializer.Serialize(["a"], types.Get<List<string>>()));
        Assert.Equal("\"01:02:03\"", JsonSerializer.Serialize(new TimeSpan(1, 2, 3), types.Get<TimeSpan>()));
        Assert.Equal("null", JsonSerializer.Serialize(null, types.Get<Guid?>()));
        Assert.Equal(JsonValueKind.Object, JsonSerializer.Deserialize("{}", types.Get<JsonElement>()).ValueKind);
    }

    [Fact]
    public void Get_UnlistedType_NamesItAndTheRemedy()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => Types.Get<Dictionary<string, List<Order>>>());

        Assert.Equal(
            "No JsonSerializerContext of the app lists the type 'Dictionary<String, List<Order>>', so it cannot be read or written as JSON. " +
            "Add [JsonSerializable(typeof(Dictionary<String, List<Order>>))] to a partial class that derives from JsonSerializerContext.",
            fault.Message);
    }

    [Theory]
    [InlineData(typeof(Order), "order")]
    [InlineData(typeof(OrderPlaced), "order-placed")]
    [InlineData(typeof(List<Order>), "list")]
    [InlineData(typeof(Order[]), "order")]
    [InlineData(typeof(HTTPServer2Error), "http-server2-error")]
    public void Kebab_Type_IsItsNameInWords(Type type, string expected) => Assert.Equal(expected, TypeNames.Kebab(type));

    private sealed class HTTPServer2Error;
}
