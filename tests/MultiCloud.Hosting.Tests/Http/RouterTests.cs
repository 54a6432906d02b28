namespace MultiCloud.Hosting.Tests.Http;

public sealed class RouterTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("/orders", "/orders")]
    [InlineData("/orders", "/ORDERS/")]
    [InlineData("/orders/", "/orders")]
    [InlineData("/Ärger", "/%C3%A4rger")]
    [InlineData("/a.b", "/a.b")]
    [InlineData("/a", "/x/../a")]
    [InlineData("/a", "/../../a")]
    [InlineData("/a", "/./a/.")]
    [InlineData("/a", "/x/%2e%2E/a")]
    public void Match_Literals_IgnoresCaseTrailingSlashAndDotSegments(string route, string path) =>
        Assert.Equal(route, Match([route], path).Function?.Name);

    [Theory]
    [InlineData("/orders", "/order")]
    [InlineData("/orders", "/orders/1")]
    [InlineData("/orders/{id}", "/orders")]
    [InlineData("/orders/{id}", "/orders//")]
    [InlineData("/orders/{id}/lines", "/orders//lines")]
    [InlineData("/orders/{id:int}", "/orders/x")]
    [InlineData("/orders/{id:int}", "/orders/2147483648")]
    [InlineData("/orders/{id:guid}", "/orders/7")]
    [InlineData("/orders", "//orders")]
    public void Match_OtherPath_IsNotFound(string route, string path) =>
        Assert.Equal(RouteOutcome.NotFound, Match([route], path).Outcome);

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("orders")]
    [InlineData("/%")]
    [InlineData("/a%2")]
    [InlineData("/%zz")]
    [InlineData("/%c3%28")]
    [InlineData("/%00")]
    [InlineData("/%ed%a0%80")]
    public void Match_InvalidPath_IsBadPath(string path) =>
        Assert.Equal(RouteOutcome.BadPath, Match(["/{**rest}"], path).Outcome);

    [Theory]
    [InlineData("/a/b", "/a/b")]
    [InlineData("/a/7", "/a/{id:int}")]
    [InlineData("/a/99999999999", "/a/{id:long}")]
    [InlineData("/a/0f8fad5b-d9cb-469f-a165-70867728950e", "/a/{id:guid}")]
    [InlineData("/a/x", "/a/{id}")]
    [InlineData("/a/x/y", "/a/{**rest}")]
    [InlineData("/a/b/c", "/a/b/{x}")]
    [InlineData("/a/7/c", "/a/{id}/c")]
    [InlineData("/a/b/x/y", "/a/{**rest}")]
    [InlineData("/b", "/{**all}")]
    [InlineData("/", "/{**all}")]
    public void Match_SeveralRoutes_TheMostLiteralWinsFromLeftToRight(string path, string expected)
    {
        string[] routes = ["/{**all}", "/a/{**rest}", "/a/{id}", "/a/{id:long}", "/a/{id:int}", "/a/{id:guid}", "/a/b", "/a/{id}/c", "/a/b/{x}"];

        Assert.Equal(expected, Match(routes, path).Function?.Name);
        Assert.Equal(expected, Match([.. routes.Reverse()], path).Function?.Name);
    }

    [Theory]
    [InlineData("/orders/{id}", "/orders/A%2Fb", "id=A/b")]
    [InlineData("/orders/{id}", "/orders/a+b%20c", "id=a+b c")]
    [InlineData("/orders/{id}", "/orders/%E4%B8%AD%E6%96%87", "id=中文")]
    [InlineData("/orders/{id}", "/orders/%F0%9F%98%80", "id=😀")]
    [InlineData("/orders/{id}", "/orders/%2525", "id=%25")]
    [InlineData("/orders/{id}", "/orders/%2e%2e%2f", "id=../")]
    [InlineData("/{a}/x/{b}", "/1/x/2", "a=1 b=2")]
    [InlineData("/list/{page?}", "/list/2", "page=2")]
    [InlineData("/list/{page?}", "/list", "")]
    [InlineData("/list/{page?}", "/list/", "")]
    [InlineData("/f/{**rest}", "/f", "rest=")]
    [InlineData("/f/{**rest}", "/f/a", "rest=a")]
    [InlineData("/f/{**rest}", "/f/a//b/", "rest=a//b/")]
    [InlineData("/f/{**rest}", "/f/a%20b/c/", "rest=a b/c/")]
    [InlineData("/f/{**rest}", "/f/x/../y", "rest=y")]
    [InlineData("/f/{**rest}", "/f/1/2/3/4/5/6/7/8/9/0/1/2/3/4/5/6/7/8/9/0/1/2/3/4/5/6/7/8/9/0/1/2/3/4/5/", "rest=1/2/3/4/5/6/7/8/9/0/1/2/3/4/5/6/7/8/9/0/1/2/3/4/5/6/7/8/9/0/1/2/3/4/5/")]
    public void Match_Parameters_AreDecodedSegmentBySegment(string route, string path, string expected) =>
        Assert.Equal(expected, string.Join(' ', Match([route], path).Values!.Select(v => $"{v.Key}={v.Value}")));

    [Fact]
    public void Match_ParameterNames_BelongToTheirOwnRoute()
    {
        string[] routes = ["/orders/{id}", "/orders/{order}/lines"];

        Assert.Equal("7", Match(routes, "/orders/7").Values!["ID"]);
        Assert.Equal("7", Match(routes, "/orders/7/lines").Values!["order"]);
        Assert.Null(Match(routes, "/orders/7/lines").Values!["id"]);
    }

    [Fact]
    public void Match_ExactRouteAndOneWithItsOptionalLeftOut_TheExactWins()
    {
        string[] routes = ["/list/{page?}", "/list"];

        Assert.Equal("/list", Match(routes, "/list").Function?.Name);
        Assert.Equal("/list/{page?}", Match(routes, "/list/2").Function?.Name);
    }

    [Theory]
    [InlineData("/__multicloud/health")]
    [InlineData("/__MultiCloud")]
    [InlineData("/%5f_multicloud/x")]
    [InlineData("/x/../__multicloud/x")]
    public void Match_ReservedPath_IsNeverRouted(string path) =>
        Assert.Equal(RouteOutcome.NotFound, Match(["/{**all}", "/{a}/{b}"], path).Outcome);

    [Fact]
    public void Match_Head_IsAnsweredByGetUnlessThereIsHead()
    {
        var router = new Router([Function("get", "GET", "/a"), Function("get-b", "GET", "/b"), Function("head-b", "HEAD", "/b")]);

        Assert.Equal("get", router.Match("/a", "HEAD").Function?.Name);
        Assert.Equal("head-b", router.Match("/b", "HEAD").Function?.Name);
    }

    [Fact]
    public void Match_MoreLiteralRouteWithoutTheMethod_LeavesItToTheNext()
    {
        var router = new Router([Function("post-b", "POST", "/a/b"), Function("get-x", "GET", "/a/{x}"), Function("put-rest", "PUT", "/{**rest}")]);

        Assert.Equal("get-x", router.Match("/a/b", "GET").Function?.Name);
        Assert.Equal("put-rest", router.Match("/a/b", "PUT").Function?.Name);
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("get")]
    [InlineData("BREW")]
    public void Match_WrongMethod_NamesAllAllowedMethodsSorted(string method)
    {
        var router = new Router([Function("a", "POST", "/a/b"), Function("b", "GET", "/a/{x}")]);

        var match = router.Match("/a/b", method);

        Assert.Equal(RouteOutcome.MethodNotAllowed, match.Outcome);
        Assert.Equal("GET, HEAD, OPTIONS, POST", match.Allowed.Allow());
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("/a//b")]
    [InlineData("/a/{}")]
    [InlineData("/a/x{id}")]
    [InlineData("/a/{id")]
    [InlineData("/a/{id:alpha}")]
    [InlineData("/{**rest}/a")]
    [InlineData("/{a?}/b")]
    public void New_InvalidRoute_IsRefusedWithTheFunctionAndTheForm(string route)
    {
        var error = Assert.Throws<StartupException>(() => new Router([Function("place", "GET", route)]));

        Assert.Contains($"'{route}' of function 'place'", error.Message, StringComparison.Ordinal);
        Assert.Contains("{**rest}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void New_TwoFunctionsForOneRoute_NamesBoth()
    {
        var error = Assert.Throws<StartupException>(() => new Router([Function("one", "GET", "/a/{x}"), Function("two", "GET", "/A/{y}")]));

        Assert.Contains("'one' and 'two'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Match_AnyText_NeverThrows()
    {
        var router = new Router([Function("a", "GET", "/a/{x:int}/{**rest}"), Function("b", "GET", "/{x}/{y?}"), Function("c", "GET", "/a/b/c")]);
        var random = new Random(20);
        const string Alphabet = "/ab.%2eF0cé~\u0000+7";

        for (var i = 0; i < 20_000; i++)
        {
            var path = "/" + new string([.. Enumerable.Range(0, random.Next(24)).Select(_ => Alphabet[random.Next(Alphabet.Length)])]);
            var match = router.Match(path, "GET");

            Assert.Equal(match.Outcome == RouteOutcome.Found, match.Function is not null);
        }
    }

    [Fact]
    public void Match_WithoutParameters_AllocatesNothing()
    {
        var router = new Router([Function("a", "GET", "/api/orders/open"), Function("b", "GET", "/api/{x}/open"), Function("c", "POST", "/api/orders")]);
        router.Match("/api/orders/open", "GET");

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            router.Match("/API/orders/open/", "GET");
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static RouteMatch Match(string[] routes, string path) => new Router(routes.Select(r => Function(r, "GET", r))).Match(path, "GET");

    private static FunctionDescriptor Function(string name, string method, string route) => new()
    {
        Name = name,
        Handler = "Test.Run",
        Trigger = new HttpFunctionTrigger(method, route),
        Settings = new() { Unit = "http" },
    };
}
