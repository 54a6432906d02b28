using System.Text.Json;

namespace MultiCloud.Abstractions.Tests;

public sealed class HttpResultTests
{
    [Theory]
    [InlineData(199)]
    [InlineData(600)]
    public void Status_OutsideThePortableRange_Throws(int status) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => HttpResult.Status(status));

    [Fact]
    public void Problem_IsAProblemDocument()
    {
        var result = HttpResult.Problem(409, "Already sold", "Copy 7 went at noon.");
        using var json = JsonDocument.Parse(result.Bytes);
        Assert.Equal("application/problem+json", result.ContentType);
        Assert.Equal(409, json.RootElement.GetProperty("status").GetInt32());
        Assert.Equal("Already sold", json.RootElement.GetProperty("title").GetString());
        Assert.Equal("Copy 7 went at noon.", json.RootElement.GetProperty("detail").GetString());
    }

    [Fact]
    public void WithHeader_RepeatedName_KeepsEveryValue()
    {
        var result = HttpResult.Ok().WithHeader("Set-Cookie", "a=1").WithHeader("Set-Cookie", "b=2");
        Assert.Equal(["a=1", "b=2"], result.Headers.Where(header => header.Key == "Set-Cookie").Select(header => header.Value));
    }

    [Theory]
    [InlineData(false, 307)]
    [InlineData(true, 308)]
    public void Redirect_NamesTheLocation(bool permanent, int status)
    {
        var result = HttpResult.Redirect("/new", permanent);
        Assert.Equal(status, result.StatusCode);
        Assert.Equal(new("Location", "/new"), Assert.Single(result.Headers));
    }

    [Fact]
    public void Conversion_FromValue_IsTwoHundred()
    {
        HttpResult<string> result = "dune";
        Assert.Equal((200, "dune"), (result.StatusCode, result.Value));
        Assert.Null(result.Other);
    }

    [Fact]
    public void Conversion_FromResult_KeepsStatusAndHeaders()
    {
        HttpResult<string> result = HttpResult.NotFound().WithHeader("X-Shop", "closed");
        Assert.Equal(404, result.StatusCode);
        Assert.Equal(new("X-Shop", "closed"), Assert.Single(result.Headers));
        result.WithHeader("Retry-After", "60");
        Assert.Equal(2, result.Other!.Headers.Count);
    }
}
