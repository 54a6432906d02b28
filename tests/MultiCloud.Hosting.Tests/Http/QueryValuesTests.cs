namespace MultiCloud.Hosting.Tests.Http;

public sealed class QueryValuesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("?", "")]
    [InlineData("?a=1&b=2", "a=1|b=2")]
    [InlineData("a=1", "a=1")]
    [InlineData("?a", "a=")]
    [InlineData("?a=", "a=")]
    [InlineData("?a=b=c", "a=b=c")]
    [InlineData("?&&a=1&", "a=1")]
    [InlineData("?a+b=c+d%2Be", "a b=c d+e")]
    [InlineData("?q=%E4%B8%AD", "q=中")]
    [InlineData("?q=100%", "q=100%")]
    [InlineData("?q=%zz%41", "q=%zzA")]
    [InlineData("?q=%C3", "q=\uFFFD")]
    [InlineData("?a=1&A=2&a=3", "a=1|A=2|a=3")]
    public void Parse_AnyQuery_KeepsOrderAndDecodes(string query, string expected) =>
        Assert.Equal(expected, string.Join('|', QueryValues.Parse(query).Select(v => $"{v.Key}={v.Value}")));

    [Fact]
    public void Values_RepeatedNameInAnyCase_AllAreFound()
    {
        var query = QueryValues.Parse("?tag=a&x=1&TAG=b");

        Assert.Equal("a", query["Tag"]);
        Assert.Equal(["a", "b"], query.GetAll("tag"));
        Assert.Empty(query.GetAll("none"));
        Assert.Null(query["none"]);
    }
}
