namespace MultiCloud.Model.Tests.Naming;

public class NamesTests
{
    [Theory]
    [InlineData("orderPlaced", "order-placed")]
    [InlineData("HTTPServer", "http-server")]
    [InlineData("Orders", "orders")]
    [InlineData("IOStream", "io-stream")]
    [InlineData("sha256Hash", "sha256-hash")]
    [InlineData("order_placed", "order-placed")]
    [InlineData("_orders_", "orders")]
    [InlineData("My.Company.Shop", "my-company-shop")]
    [InlineData("ABC", "abc")]
    [InlineData("a", "a")]
    [InlineData("", "")]
    public void ToKebab_CSharpName_IsLowerCaseWithHyphens(string identifier, string expected) => Assert.Equal(expected, Names.ToKebab(identifier));

    [Theory]
    [InlineData("Orders", "Place", "orders-place")]
    [InlineData("OrderFunctions", "PlaceAsync", "order-place")]
    [InlineData("Functions", "Async", "functions-async")]
    [InlineData("Pricing", "Price", "pricing-price")]
    public void DefaultFunctionName_ClassAndMethod_DropsSuffixes(string type, string method, string expected) =>
        Assert.Equal(expected, Names.DefaultFunctionName(type, method));

    [Theory]
    [InlineData("a", true)]
    [InlineData("orders-2", true)]
    [InlineData("a234567890123456789012345678901234567890", true)]
    [InlineData("a2345678901234567890123456789012345678901", false)]
    [InlineData("Orders", false)]
    [InlineData("2orders", false)]
    [InlineData("-a", false)]
    [InlineData("a_b", false)]
    [InlineData("ä", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void IsValid_Name_FollowsThePattern(string? name, bool expected)
    {
        Assert.Equal(expected, Names.IsValid(name));
        Assert.Equal(expected, System.Text.RegularExpressions.Regex.IsMatch(name ?? "", Names.Pattern));
    }

    [Theory]
    [InlineData("My.Company.Shop", "my-company-shop")]
    [InlineData("42", "app")]
    [InlineData("9Lives", "lives")]
    [InlineData("Überfall", "berfall")]
    [InlineData("AVeryLongNameThatGoesOnAndOnAndOnUntilItIsTooLongForAName", "a-very-long-name-that-goes-on-and-on-and")]
    public void Suggest_AnyText_IsAValidName(string text, string expected)
    {
        Assert.Equal(expected, Names.Suggest(text));
        Assert.True(Names.IsValid(Names.Suggest(text)));
    }
}
