namespace MultiCloud.Hosting.Tests.Http;

public sealed class HttpDispatcherTests
{
    [Fact]
    public async Task Dispatch_PreflightOfAnUnknownPath_Is404()
    {
        var exchange = new MemoryExchange("OPTIONS", "/none", null, ("Origin", "https://a.example"), ("Access-Control-Request-Method", "GET"));

        await Dispatcher(new(["*"], [], [], false, 1)).DispatchAsync(exchange, default);

        Assert.Equal(404, exchange.Head.StatusCode);
    }

    [Fact]
    public async Task Dispatch_PreflightWithoutRules_SaysWhatIsAllowedButNothingToBrowsers()
    {
        var exchange = new MemoryExchange("OPTIONS", "/a", null, ("Origin", "https://a.example"), ("Access-Control-Request-Method", "GET"));

        await Dispatcher(null).DispatchAsync(exchange, default);

        Assert.Equal(204, exchange.Head.StatusCode);
        Assert.Equal([new("Allow", "GET, HEAD, OPTIONS")], exchange.Head.Headers);
    }

    [Fact]
    public async Task Dispatch_OptionsFunction_AnswersItselfUnlessItIsAPreflight()
    {
        var plain = new MemoryExchange("OPTIONS", "/o");
        var preflight = new MemoryExchange("OPTIONS", "/o", null, ("Origin", "https://a.example"), ("Access-Control-Request-Method", "GET"));
        var dispatcher = Dispatcher(new(["*"], [], [], false, 1));

        await dispatcher.DispatchAsync(plain, default);
        await dispatcher.DispatchAsync(preflight, default);

        Assert.Equal((200, 204), (plain.Head.StatusCode, preflight.Head.StatusCode));
    }

    [Fact]
    public async Task Dispatch_StuckFunction_RetiresTheExchange()
    {
        var still = new TaskCompletionSource();
        var dispatcher = new HttpDispatcher([Describe("GET", "/a")], null, (_, _, _) => new(still.Task));
        var exchange = new MemoryExchange("GET", "/a");

        await dispatcher.DispatchAsync(exchange, default);

        Assert.True(exchange.IsRetired);
    }

    [Fact]
    public async Task Dispatch_HeadRequest_SendsTheLengthWithoutTheBody()
    {
        var exchange = new MemoryExchange("HEAD", "/a");

        await Dispatcher(null).DispatchAsync(exchange, default);

        Assert.Equal((5L, ""), (exchange.Head.ContentLength, exchange.Body));
    }

    private static HttpDispatcher Dispatcher(CorsSettings? cors) => new([Describe("GET", "/a"), Describe("OPTIONS", "/o")], cors, async (_, exchange, _) =>
    {
        await exchange.WriteAsync(200, "text/plain", [], "hello"u8.ToArray());
        return null;
    });

    private static FunctionDescriptor Describe(string method, string route) => new()
    {
        Name = route,
        Handler = "Test.Run",
        Trigger = new HttpFunctionTrigger(method, route),
        Settings = new() { Unit = "http" },
    };
}
