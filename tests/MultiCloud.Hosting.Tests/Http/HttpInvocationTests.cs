using System.Text.Json;
using System.Text.Json.Serialization;

namespace MultiCloud.Hosting.Tests.Http;

public sealed partial class HttpInvocationTests
{
    [Fact]
    public void Bind_ValuesThatFit_AreRead()
    {
        var invocation = Invocation("/?i=-7&l=9999999999&d=12.5&b=True&g=0f8fad5b-d9cb-469f-a165-70867728950e&day=2024-02-29&t=2024-01-01T10:00:00Z&e=SATURDAY&n=&tag=a&tag=b");

        Assert.Equal(-7, invocation.Bind<int>(HttpValueSource.Query, "i"));
        Assert.Equal(9999999999, invocation.Bind<long>(HttpValueSource.Query, "l"));
        Assert.Equal(12.5m, invocation.Bind<decimal>(HttpValueSource.Query, "d"));
        Assert.True(invocation.Bind<bool>(HttpValueSource.Query, "b"));
        Assert.Equal(new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"), invocation.Bind<Guid>(HttpValueSource.Query, "g"));
        Assert.Equal(new DateOnly(2024, 2, 29), invocation.Bind<DateOnly>(HttpValueSource.Query, "day"));
        var time = invocation.Bind<DateTime>(HttpValueSource.Query, "t");
        Assert.Equal((DateTimeKind.Utc, 10), (time.Kind, time.Hour));
        Assert.Equal(DayOfWeek.Saturday, invocation.BindEnum<DayOfWeek>(HttpValueSource.Query, "e"));
        Assert.Null(invocation.BindNullable<int>(HttpValueSource.Query, "n"));
        Assert.Null(invocation.BindNullableEnum<DayOfWeek>(HttpValueSource.Query, "n"));
        Assert.Equal(5, invocation.BindOr(HttpValueSource.Query, "n", 5));
        Assert.Equal("", invocation.BindString(HttpValueSource.Query, "n"));
        Assert.Null(invocation.BindOptionalString(HttpValueSource.Query, "none"));
        Assert.Equal(["a", "b"], invocation.BindStrings(HttpValueSource.Query, "tag"));
    }

    [Theory]
    [InlineData("/?i=x", "Query parameter 'i' is 'x'; expected is a whole number from -2147483648 to 2147483647.")]
    [InlineData("/?i=2147483648", "Query parameter 'i' is '2147483648'; expected is a whole number from -2147483648 to 2147483647.")]
    [InlineData("/?i=12,5", "Query parameter 'i' is '12,5'; expected is a whole number from -2147483648 to 2147483647.")]
    [InlineData("/", "Query parameter 'i' is missing; expected is a whole number from -2147483648 to 2147483647.")]
    [InlineData("/?i=", "Query parameter 'i' is missing; expected is a whole number from -2147483648 to 2147483647.")]
    public void Bind_ValueThatDoesNotFit_SaysWhatWhereAndWhatIsExpected(string target, string expected)
    {
        var error = Assert.Throws<HttpProblemException>(() => Invocation(target).Bind<int>(HttpValueSource.Query, "i"));

        Assert.Equal(400, error.StatusCode);
        Assert.Equal(expected, error.Message);
    }

    [Theory]
    [InlineData("6")]
    [InlineData("-1")]
    [InlineData("Monday,Tuesday")]
    [InlineData("Caturday")]
    public void BindEnum_NotAName_ListsTheNames(string value)
    {
        var error = Assert.Throws<HttpProblemException>(() => Invocation($"/?e={value}").BindEnum<DayOfWeek>(HttpValueSource.Query, "e"));

        Assert.Contains("one of Sunday, Monday", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BindMany_OneOfThemDoesNotFit_NamesThatOne()
    {
        var invocation = Invocation("/?i=1&i=2&i=three");

        Assert.Contains("'three'", Assert.Throws<HttpProblemException>(() => invocation.BindMany<int>(HttpValueSource.Query, "i")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_LongOrMultilineValue_IsShownShortAndOnOneLine()
    {
        var error = Assert.Throws<HttpProblemException>(() => Invocation("/?i=a%0D%0Ab" + new string('x', 500)).Bind<int>(HttpValueSource.Query, "i"));

        Assert.True(error.Message.Length < 200);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Bind_Header_IsNamedAsHeader()
    {
        var exchange = new MemoryExchange("GET", "/", null, ("X-Count", "many"));

        var error = Assert.Throws<HttpProblemException>(() => Invocation(exchange).Bind<int>(HttpValueSource.Header, "x-count"));

        Assert.StartsWith("Header 'x-count' is 'many'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON;charset=\"UTF-8\"")]
    [InlineData("application/vnd.shop.v1+json")]
    public async Task ReadJson_JsonType_Reads(string contentType) =>
        Assert.Equal(new("Dune", 7), await Post("""{"title":"Dune","price":7}""", contentType).ReadJsonAsync(Types.Default.Book));

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/jsonx")]
    [InlineData("application/json; charset=iso-8859-1")]
    public async Task ReadJson_OtherType_Is415(string? contentType)
    {
        var error = await Assert.ThrowsAsync<HttpProblemException>(async () => await Post("{}", contentType).ReadJsonAsync(Types.Default.Book));

        Assert.Equal(415, error.StatusCode);
    }

    [Theory]
    [InlineData("", "no body")]
    [InlineData("null", "null")]
    [InlineData("   ", "line 1")]
    [InlineData("{\"title\":\"x\",\n\"price\":\"cheap\"}", "The body at $.price (line 2, byte 16) cannot be read: the value there is of the wrong type")]
    [InlineData("{\"title\":\"x\",", "line 1")]
    [InlineData("{\"price\":1}", "missing required properties including: 'title'")]
    [InlineData("[1]", "wrong type")]
    public async Task ReadJson_Unreadable_Is400WithThePlaceAndWithoutTypeNames(string body, string expected)
    {
        var error = await Assert.ThrowsAsync<HttpProblemException>(async () => await Post(body, "application/json").ReadJsonAsync(Types.Default.Book));

        Assert.Equal(400, error.StatusCode);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Book", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadJson_ByteOrderMark_IsSkipped() =>
        Assert.Equal(7, (await Post("\uFEFF{\"title\":\"x\",\"price\":7}", "application/json").ReadJsonAsync(Types.Default.Book)).Price);

    [Fact]
    public async Task ReadOptionalJson_NoBody_IsTheDefault() =>
        Assert.Null(await Invocation("/").ReadOptionalJsonAsync(Types.Default.Book));

    [Fact]
    public async Task ReadText_InvalidUtf8Charset_Is415() =>
        Assert.Equal(415, (await Assert.ThrowsAsync<HttpProblemException>(async () => await Post("x", "text/plain; charset=utf-16").ReadTextAsync())).StatusCode);

    [Fact]
    public async Task ReadBytes_MoreThanAllowed_Is413()
    {
        var exchange = new MemoryExchange("POST", "/", new string('x', (4 * 1024 * 1024) + 1));

        Assert.Equal(413, (await Assert.ThrowsAsync<HttpProblemException>(async () => await Invocation(exchange).ReadBytesAsync())).StatusCode);
    }

    [Fact]
    public async Task Write_EachKind_HasStatusTypeAndBody()
    {
        await Check(i => i.WriteNoContentAsync(), 204, null, "");
        await Check(i => i.WriteTextAsync("häi"), 200, "text/plain; charset=utf-8", "häi");
        await Check(i => i.WriteTextAsync(null), 404, null, "");
        await Check(i => i.WriteBytesAsync([65]), 200, "application/octet-stream", "A");
        await Check(i => i.WriteStreamAsync(new MemoryStream([66])), 200, "application/octet-stream", "B");
        await Check(i => i.WriteJsonAsync(new Book("x", 1), Types.Default.Book), 200, "application/json; charset=utf-8", """{"title":"x","price":1}""");
        await Check(i => i.WriteJsonAsync(null, Types.Default.Book), 404, null, "");
        await Check(i => i.WriteResultAsync(HttpResult.NotFound()), 404, null, "");
        await Check(i => i.WriteResultAsync(HttpResult.Text("t", statusCode: 202)), 202, "text/plain; charset=utf-8", "t");
        await Check(i => i.WriteResultAsync(HttpResult.Text("t", statusCode: 204)), 204, null, "");
        await Check(i => i.WriteResultAsync(HttpResult.Created("/b/1", new Book("x", 1)), Types.Default.Book), 201, "application/json; charset=utf-8", """{"title":"x","price":1}""");
        await Check(i => i.WriteResultAsync((HttpResult<Book>)HttpResult.Status(409), Types.Default.Book), 409, null, "");
        await Check(i => i.WriteResultAsync(HttpResult.Ok<Book>(null!), Types.Default.Book), 404, null, "");
        await Check(i => i.WriteResultAsync(HttpResult.Json<Book>(null!, 202), Types.Default.Book), 202, null, "");
    }

    [Fact]
    public async Task Write_Stream_IsDisposedAlsoWhenItFails()
    {
        var stream = new MemoryStream(new byte[(4 * 1024 * 1024) + 1]);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Invocation("/").WriteStreamAsync(stream));

        Assert.False(stream.CanRead);
    }

    [Theory]
    [InlineData("X-A", "a\r\nSet-Cookie: evil=1")]
    [InlineData("X-A", "a\nb")]
    [InlineData("X-A", "caf\u00e9")]
    [InlineData("X-A", "a\0b")]
    [InlineData("X A", "a")]
    [InlineData("X-A:\r\nEvil", "a")]
    [InlineData("", "a")]
    [InlineData("Content-Length", "3")]
    [InlineData("transfer-encoding", "chunked")]
    [InlineData("Content-Type", "text/html")]
    public async Task Write_HeaderThatCannotBeSent_ThrowsAndSendsNothing(string name, string value)
    {
        var exchange = new MemoryExchange("GET", "/");

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Invocation(exchange).WriteResultAsync(HttpResult.Ok().WithHeader(name, value)));

        Assert.False(exchange.HasStarted);
        Assert.Equal(0, exchange.Head.StatusCode);
    }

    [Theory]
    [InlineData(4089, true)]
    [InlineData(4090, false)]
    public async Task Write_Headers_MayTake4KilobytesInAll(int length, bool allowed)
    {
        var exchange = new MemoryExchange("GET", "/");
        var error = await Record.ExceptionAsync(async () => await Invocation(exchange).WriteResultAsync(HttpResult.Ok().WithHeader("X-A", new string('v', length))));

        Assert.Equal(allowed, error is null);
    }

    [Fact]
    public async Task Write_ContentTypeWithLineBreak_Throws() =>
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Invocation("/").WriteResultAsync(HttpResult.Text("x", "text/plain\r\nX: y")));

    [Fact]
    public async Task Write_BodyOver4MiB_ThrowsAndMiddlewareMayStillAnswer()
    {
        var exchange = new MemoryExchange("GET", "/");
        var invocation = Invocation(exchange);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await invocation.WriteTextAsync(new string('x', (4 * 1024 * 1024) + 1)));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await invocation.WriteBytesAsync(new byte[(4 * 1024 * 1024) + 1]));
        await invocation.WriteResultAsync(HttpResult.Problem(500, "Too much"));

        Assert.Equal(500, exchange.Head.StatusCode);
    }

    [Fact]
    public async Task Write_AfterClose_ThrowsAndSendsNothing()
    {
        var exchange = new MemoryExchange("GET", "/");
        var invocation = Invocation(exchange);
        Assert.True(invocation.TryClose());

        await Assert.ThrowsAsync<OperationCanceledException>(async () => await invocation.WriteTextAsync("late"));

        Assert.False(exchange.HasStarted);
        await exchange.WriteProblemAsync(504, "Timeout");
        Assert.Equal(504, exchange.Head.StatusCode);
    }

    [Fact]
    public async Task TryClose_WhenTheFunctionHasAnswered_IsFalse()
    {
        var invocation = Invocation("/");
        await invocation.WriteTextAsync("in time");

        Assert.False(invocation.TryClose());
    }

    [Fact]
    public async Task Write_Twice_Throws()
    {
        var exchange = new MemoryExchange("GET", "/");
        await exchange.WriteProblemAsync(500, "one");

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await exchange.WriteProblemAsync(500, "two"));
    }

    [Fact]
    public async Task Write_NothingWasSent_AnotherAnswerMayBeGiven()
    {
        var exchange = new MemoryExchange("GET", "/") { Failing = true };
        await Assert.ThrowsAsync<IOException>(async () => await Invocation(exchange).WriteTextAsync("x"));
        exchange.Failing = false;

        await exchange.WriteProblemAsync(500, "failed");

        Assert.Equal(500, exchange.Head.StatusCode);
    }

    [Fact]
    public async Task Write_InParallel_AnswersKeepTheirOwnBytes()
    {
        var wrong = 0;
        await Parallel.ForAsync(0, 2000, TestContext.Current.CancellationToken, async (i, _) =>
        {
            var exchange = new MemoryExchange("GET", "/");
            await Invocation(exchange).WriteJsonAsync(new Book($"b{i}", i), Types.Default.Book);
            if (exchange.Body != $$"""{"title":"b{{i}}","price":{{i}}}""")
            {
                Interlocked.Increment(ref wrong);
            }
        });

        Assert.Equal(0, wrong);
    }

    private static async Task Check(Func<HttpInvocation, ValueTask> write, int status, string? contentType, string body)
    {
        var exchange = new MemoryExchange("GET", "/");
        await write(Invocation(exchange));
        Assert.Equal((status, contentType, body), (exchange.Head.StatusCode, exchange.Head.ContentType, exchange.Body));
    }

    private static HttpInvocation Post(string body, string? contentType) =>
        Invocation(new MemoryExchange("POST", "/", body, contentType is null ? [] : [("Content-Type", contentType)]));

    private static HttpInvocation Invocation(string target) => Invocation(new MemoryExchange("GET", target));

    private static HttpInvocation Invocation(HttpExchange exchange) => new(
        exchange,
        new()
        {
            InvocationId = "1",
            Function = "f",
            App = "a",
            Stage = "s",
            Target = "t",
            Trigger = TriggerKind.Http,
            TriggerId = "1",
            Services = null!,
        },
        null!);

    public sealed record Book([property: JsonRequired] string Title, int Price);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(Book))]
    private sealed partial class Types : JsonSerializerContext;
}
