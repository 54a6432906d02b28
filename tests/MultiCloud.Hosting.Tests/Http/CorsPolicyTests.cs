namespace MultiCloud.Hosting.Tests.Http;

public sealed class CorsPolicyTests
{
    private static readonly CorsSettings Any = new(["*"], [], [], Credentials: false, MaxAgeSeconds: 600);
    private static readonly CorsSettings Shop = new(["https://shop.example", "https://admin.example/"], [], [], Credentials: true, MaxAgeSeconds: 60);

    [Fact]
    public void Headers_AnyOrigin_IsAStarAndDoesNotVary() =>
        Assert.Equal("Access-Control-Allow-Origin: *", Simple(Any, "https://whoever.example"));

    [Theory]
    [InlineData("https://shop.example")]
    [InlineData("https://admin.example")]
    [InlineData("HTTPS://Shop.example")]
    public void Headers_ListedOrigin_IsEchoedWithCredentialsAndVary(string origin) =>
        Assert.Equal($"Access-Control-Allow-Origin: {origin}|Vary: Origin|Access-Control-Allow-Credentials: true", Simple(Shop, origin));

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://shop.example.evil.example")]
    [InlineData("http://shop.example")]
    [InlineData("null")]
    [InlineData(null)]
    public void Headers_OtherOrigin_OnlyVaries(string? origin) => Assert.Equal("Vary: Origin", Simple(Shop, origin));

    [Fact]
    public void Preflight_ListedOrigin_AllowsTheRoutesMethodsAndTheAskedHeaders()
    {
        var headers = Preflight(Shop, "https://shop.example");

        Assert.Contains("Access-Control-Allow-Methods: OPTIONS, POST", headers, StringComparison.Ordinal);
        Assert.Contains("Access-Control-Allow-Headers: x-a, x-b", headers, StringComparison.Ordinal);
        Assert.Contains("Access-Control-Max-Age: 60", headers, StringComparison.Ordinal);
        Assert.Contains("Vary: Access-Control-Request-Method, Access-Control-Request-Headers", headers, StringComparison.Ordinal);
    }

    [Fact]
    public void Preflight_ConfiguredMethodsAndHeaders_AreSaidWhateverIsAsked()
    {
        var headers = Preflight(Any with { Methods = ["GET", "PUT"], Headers = ["x-c"] }, "https://shop.example");

        Assert.Contains("Access-Control-Allow-Methods: GET, PUT", headers, StringComparison.Ordinal);
        Assert.Contains("Access-Control-Allow-Headers: x-c", headers, StringComparison.Ordinal);
    }

    [Fact]
    public void Preflight_OtherOrigin_AllowsNothing() =>
        Assert.DoesNotContain("Access-Control-Allow", Preflight(Shop, "https://evil.example"), StringComparison.Ordinal);

    [Fact]
    public void New_CredentialsForAnyOrigin_IsRefused() =>
        Assert.Contains("http.cors", Assert.Throws<StartupException>(() => new CorsPolicy(Any with { Credentials = true })).Message, StringComparison.Ordinal);

    private static string Simple(CorsSettings settings, string? origin) =>
        Text(new CorsPolicy(settings).Headers(new MemoryExchange("GET", "/", null, origin is null ? [] : [("Origin", origin)]).Request));

    private static string Preflight(CorsSettings settings, string origin)
    {
        var request = new MemoryExchange(
            "OPTIONS", "/", null, ("Origin", origin), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "x-a, x-b")).Request;
        Assert.True(CorsPolicy.IsPreflight(request));
        return Text(new CorsPolicy(settings).PreflightHeaders(request, RouteMethods.Post));
    }

    private static string Text(IReadOnlyList<KeyValuePair<string, string>> headers) => string.Join('|', headers.Select(h => $"{h.Key}: {h.Value}"));
}
