using System.Globalization;
using System.Net;
using System.Text;

namespace MultiCloud.Hosting.Http.Tests;

public sealed class FunctionsTests
{
    private const int FourMiB = 4 * 1024 * 1024;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/items/a%2Fb", "a/b")]
    [InlineData("/ITEMS/%E4%B8%AD/", "中")]
    [InlineData("http://localhost/items/absolute", "absolute")]
    [InlineData("/x/../items/dots", "dots")]
    public async Task Get_EncodedPath_BindsTheDecodedSegment(string target, string expected)
    {
        await using var front = await Fronts.ServeAsync(("GET", "/items/{id}", i => i.WriteTextAsync(i.BindString(HttpValueSource.Route, "id"))));

        Assert.Equal(expected, (await SendAsync(front, $"GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n")).Body);
    }

    [Theory]
    [InlineData("GET /none HTTP/1.1", 404)]
    [InlineData("GET /items/%zz HTTP/1.1", 400)]
    [InlineData("GET /items/%C3%28 HTTP/1.1", 400)]
    [InlineData("GET /__multicloud/x HTTP/1.1", 404)]
    [InlineData("DELETE /items/1 HTTP/1.1", 405)]
    [InlineData("BREW /items/1 HTTP/1.1", 405)]
    [InlineData("GET /items/1?n=x HTTP/1.1", 400)]
    public async Task Request_ThatNobodyAnswers_IsAProblemDocument(string line, int status)
    {
        await using var front = await Fronts.ServeAsync(("GET", "/items/{id}", i => i.WriteTextAsync(i.BindOr(HttpValueSource.Query, "n", 1).ToString(CultureInfo.InvariantCulture))));

        var answer = await SendAsync(front, $"{line}\r\nHost: localhost\r\n\r\n");

        Assert.Equal(status, answer.Status);
        Assert.Equal("application/problem+json", answer.Header("Content-Type"));
        Assert.Contains($"\"status\":{status}", answer.Body, StringComparison.Ordinal);
        Assert.Equal(status == 405 ? "GET, HEAD, OPTIONS" : null, answer.Header("Allow"));
    }

    [Fact]
    public async Task Options_WithoutCrossOriginRules_SaysWhatIsAllowed()
    {
        await using var front = await Fronts.ServeAsync(("POST", "/a", i => i.WriteNoContentAsync()));

        var answer = await SendAsync(front, "OPTIONS /a HTTP/1.1\r\nHost: localhost\r\n\r\n");

        Assert.Equal((204, "OPTIONS, POST"), (answer.Status, answer.Header("Allow")));
        Assert.Null(answer.Header("Content-Length"));
    }

    [Theory]
    [InlineData(4096, 200)]
    [InlineData(4097, 414)]
    [InlineData(20000, 414)]
    public async Task Request_PathAndQuery_MayHave4096Characters(int length, int status)
    {
        await using var front = await Fronts.ServeAsync(("GET", "/{**all}", i => i.WriteTextAsync("ok")));

        Assert.Equal(status, (await SendAsync(front, $"GET /a?{new string('q', length - 3)} HTTP/1.1\r\nHost: localhost\r\n\r\n")).Status);
    }

    [Theory]
    [InlineData(8000, 200)]
    [InlineData(8300, 431)]
    [InlineData(20000, 431)]
    public async Task Request_Headers_MayTake8Kilobytes(int length, int status)
    {
        await using var front = await Fronts.ServeAsync(("GET", "/", i => i.WriteTextAsync("ok")));

        Assert.Equal(status, (await SendAsync(front, $"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: {new string('h', length)}\r\n\r\n")).Status);
    }

    [Fact]
    public async Task Post_BodyOverTheLimitByLength_Is413BeforeTheFunctionRuns()
    {
        var ran = false;
        await using var front = await Fronts.ServeAsync(("POST", "/", i =>
        {
            ran = true;
            return i.WriteNoContentAsync();
        }));

        var answer = await SendAsync(front, $"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: {FourMiB + 1}\r\n\r\n");

        Assert.Equal(413, answer.Status);
        Assert.False(ran);
    }

    [Theory]
    [InlineData(FourMiB, 200)]
    [InlineData(FourMiB + 1, 413)]
    [InlineData(FourMiB + 70_000, 413)]
    public async Task Post_ChunkedBody_IsCountedWhileRead(int length, int status)
    {
        await using var front = await Fronts.ServeAsync(("POST", "/", async i =>
        {
            Assert.Null(i.Request.ContentLength);
            await i.WriteTextAsync((await i.ReadBytesAsync()).Length.ToString(CultureInfo.InvariantCulture));
        }));
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, front.Url) { Content = new ByteArrayContent(new byte[length]) };
        request.Headers.TransferEncodingChunked = true;

        using var answer = await client.SendAsync(request, Cancelled);

        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 200)
        {
            Assert.Equal(length.ToString(CultureInfo.InvariantCulture), await answer.Content.ReadAsStringAsync(Cancelled));
        }
    }

    [Fact]
    public async Task Post_RawStreamReadPastTheLimit_Is413()
    {
        await using var front = await Fronts.ServeAsync(("POST", "/", async i =>
        {
            await i.Request.Body.CopyToAsync(Stream.Null, i.CancellationToken);
            await i.WriteNoContentAsync();
        }));
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, front.Url) { Content = new ByteArrayContent(new byte[FourMiB + 1]) };
        request.Headers.TransferEncodingChunked = true;

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await client.SendAsync(request, Cancelled)).StatusCode);
    }

    [Fact]
    public async Task Post_ExpectContinueAndTooLong_IsRefusedWithoutTheBody()
    {
        await using var front = await Fronts.ServeAsync(("POST", "/", i => i.WriteNoContentAsync()));

        var answer = await SendAsync(front, $"POST / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: {FourMiB * 2}\r\n\r\n");

        Assert.Equal(413, answer.Status);
    }

    [Fact]
    public async Task Post_ChunksByteByByte_AreJoined()
    {
        await using var front = await Fronts.ServeAsync(("POST", "/", async i => await i.WriteTextAsync(await i.ReadTextAsync())));
        await using var connection = await RawConnection.OpenAsync(front);

        foreach (var part in "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nh\r\n2\r\nel\r\n2;x=y\r\nlo\r\n0\r\n\r\n")
        {
            await connection.SendAsync(part.ToString());
        }

        Assert.Equal("hello", (await connection.ReadAnswerAsync()).Body);
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello")]
    [InlineData("Content-Length: 5\r\nTransfer-Encoding: gzip\r\n\r\nhello")]
    public async Task Post_BadFraming_Is400(string rest)
    {
        await using var front = await Fronts.ServeAsync(("POST", "/", async i => await i.WriteTextAsync(await i.ReadTextAsync())));

        Assert.Equal(400, (await SendAsync(front, $"POST / HTTP/1.1\r\nHost: localhost\r\n{rest}")).Status);
    }

    [Fact]
    public async Task Post_BodyNotRead_TheNextRequestOfTheConnectionIsItsOwn()
    {
        await using var front = await Fronts.ServeAsync(("POST", "/", i => i.WriteTextAsync("skipped")), ("GET", "/", i => i.WriteTextAsync("next")));
        await using var connection = await RawConnection.OpenAsync(front);

        await connection.SendAsync("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nGET /GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");

        Assert.Equal("skipped", (await connection.ReadAnswerAsync()).Body);
        Assert.Equal("next", (await connection.ReadAnswerAsync()).Body);
    }

    [Fact]
    public async Task Get_ClientGone_CancelsTheInvocation()
    {
        var begun = new TaskCompletionSource();
        var gone = new TaskCompletionSource();
        await using var front = await Fronts.ServeAsync(("GET", "/", async i =>
        {
            await using var registration = i.CancellationToken.Register(gone.SetResult);
            begun.SetResult();
            await gone.Task;
        }));
        await using var connection = await RawConnection.OpenAsync(front);
        await connection.SendAsync("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        await begun.Task.WaitAsync(Cancelled);
        Assert.False(gone.Task.IsCompleted);

        connection.Reset();

        await gone.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancelled);
    }

    [Fact]
    public async Task Post_ClientGoneWithinTheBody_EndsTheRead()
    {
        var ended = new TaskCompletionSource<Exception?>();
        var begun = new TaskCompletionSource();
        await using var front = await Fronts.ServeAsync(("POST", "/", async i =>
        {
            begun.SetResult();
            ended.SetResult(await Record.ExceptionAsync(async () => await i.ReadTextAsync()));
        }));
        await using var connection = await RawConnection.OpenAsync(front);
        await connection.SendAsync("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf");
        await begun.Task.WaitAsync(Cancelled);

        connection.Reset();

        Assert.NotNull(await ended.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancelled));
    }

    [Fact]
    public async Task Get_CookiesAndRepeatedHeaders_AreSentOnLinesOfTheirOwn()
    {
        await using var front = await Fronts.ServeAsync(("GET", "/", i => i.WriteResultAsync(
            HttpResult.Ok().WithHeader("Set-Cookie", "a=1; Path=/").WithHeader("Set-Cookie", "b=2").WithHeader("X-Two", "1").WithHeader("x-two", "2"))));

        var answer = await SendAsync(front, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");

        Assert.Equal(["a=1; Path=/", "b=2"], answer.Headers("Set-Cookie"));
        Assert.Equal(["1", "2"], answer.Headers("X-Two"));
        Assert.Equal("0", answer.Header("Content-Length"));
    }

    [Fact]
    public async Task Get_HeaderInjection_Is500AndNothingOfItIsSent()
    {
        await using var front = await Fronts.ServeAsync(("GET", "/", i => i.WriteResultAsync(HttpResult.Redirect(i.BindString(HttpValueSource.Query, "to")))));

        var answer = await SendAsync(front, "GET /?to=%0D%0ASet-Cookie:%20evil=1 HTTP/1.1\r\nHost: localhost\r\n\r\n");

        Assert.Equal(500, answer.Status);
        Assert.Empty(answer.Headers("Set-Cookie"));
        Assert.Empty(answer.Headers("Location"));
    }

    [Fact]
    public async Task Get_RequestHeaders_KeepEveryValue()
    {
        await using var front = await Fronts.ServeAsync(("GET", "/", i => i.WriteTextAsync(string.Join('|', i.Request.Headers.GetAll("x-many")))));

        Assert.Equal("1|2, 3", (await SendAsync(front, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Many: 1\r\nx-many: 2, 3\r\n\r\n")).Body);
    }

    [Fact]
    public async Task Get_StreamOfKnownLength_IsSentWithItsLength()
    {
        await using var front = await Fronts.ServeAsync(("GET", "/", i => i.WriteStreamAsync(new MemoryStream(new byte[100_000]))));

        var answer = await SendAsync(front, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");

        Assert.Equal("100000", answer.Header("Content-Length"));
        Assert.Equal(100_000, answer.Body.Length);
    }

    [Fact]
    public async Task Get_StreamOfUnknownLength_ArrivesAsItIsWritten()
    {
        using var source = new StepStream();
        await using var front = await Fronts.ServeAsync(("GET", "/", i => i.WriteStreamAsync(source)));
        using var client = new HttpClient();
        await source.WriteAsync("first");
        using var answer = await client.GetAsync(front.Url, HttpCompletionOption.ResponseHeadersRead, Cancelled);
        await using var body = await answer.Content.ReadAsStreamAsync(Cancelled);
        var buffer = new byte[5];

        await body.ReadExactlyAsync(buffer, Cancelled);
        Assert.Equal("first", Encoding.UTF8.GetString(buffer));
        await source.WriteAsync("later");
        source.Complete();

        await body.ReadExactlyAsync(buffer, Cancelled);
        Assert.Equal("later", Encoding.UTF8.GetString(buffer));
        Assert.True(answer.Headers.TransferEncodingChunked);
    }

    [Fact]
    public async Task Get_StreamThatFailsAtOnce_Is500()
    {
        await using var front = await Fronts.ServeAsync(("GET", "/", i => i.WriteStreamAsync(new EndlessStream(failAfter: 0))));

        Assert.Equal(500, (await SendAsync(front, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")).Status);
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(long.MaxValue)]
    public async Task Get_StreamThatFailsOrIsTooLongOnItsWay_IsAbortedAndNotTakenForWhole(long failAfter)
    {
        await using var front = await Fronts.ServeAsync(("GET", "/", i => i.WriteStreamAsync(new EndlessStream(failAfter))));
        await using var connection = await RawConnection.OpenAsync(front);

        await connection.SendAsync("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        var all = await connection.ReadToEndAsync();

        Assert.DoesNotContain("\r\n0\r\n\r\n", all, StringComparison.Ordinal);
        Assert.True(all.Length < FourMiB + 1_000_000);
    }

    [Fact]
    public async Task Preflight_ListedOrigin_IsAnsweredByTheHost()
    {
        await using var front = await Fronts.ServeAsync(new CorsSettings(["https://shop.example"], [], [], false, 600), ("POST", "/a", i => i.WriteNoContentAsync()));

        var answer = await SendAsync(front, "OPTIONS /a HTTP/1.1\r\nHost: localhost\r\nOrigin: https://shop.example\r\nAccess-Control-Request-Method: POST\r\n\r\n");

        Assert.Equal((204, "https://shop.example", "OPTIONS, POST"), (answer.Status, answer.Header("Access-Control-Allow-Origin"), answer.Header("Access-Control-Allow-Methods")));
    }

    [Theory]
    [InlineData("/a", 200)]
    [InlineData("/a?n=x", 400)]
    [InlineData("/a?n=0", 500)]
    [InlineData("/none", 404)]
    public async Task Get_CrossOrigin_EveryAnswerCarriesTheRulesOnce(string target, int status)
    {
        await using var front = await Fronts.ServeAsync(new CorsSettings(["https://shop.example"], [], [], true, 600), ("GET", "/a", i => i.WriteResultAsync(
            HttpResult.Text($"{1 / i.BindOr(HttpValueSource.Query, "n", 1)}").WithHeader("Access-Control-Allow-Origin", "*").WithHeader("Vary", "Accept"))));

        var answer = await SendAsync(front, $"GET {target} HTTP/1.1\r\nHost: localhost\r\nOrigin: https://shop.example\r\n\r\n");

        Assert.Equal(status, answer.Status);
        Assert.Equal(["https://shop.example"], answer.Headers("Access-Control-Allow-Origin"));
        Assert.Equal("true", answer.Header("Access-Control-Allow-Credentials"));
        Assert.Contains("Origin", answer.Headers("Vary"));
    }

    [Fact]
    public async Task Get_ManyConnectionsAtOnce_EachGetsItsOwnAnswer()
    {
        await using var front = await Fronts.ServeAsync(("POST", "/echo/{id:int}", async i =>
        {
            var id = i.Bind<int>(HttpValueSource.Route, "id");
            var text = await i.ReadTextAsync();
            await Task.Yield();
            await i.WriteTextAsync($"{id}:{text}");
        }));
        using var client = new HttpClient();

        await Parallel.ForAsync(0, 2000, new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = Cancelled }, async (n, cancelled) =>
        {
            using var content = new StringContent($"text {n}");
            using var answer = await client.PostAsync(new Uri(front.Url, $"/echo/{n}"), content, cancelled);
            Assert.Equal($"{n}:text {n}", await answer.Content.ReadAsStringAsync(cancelled));
        });
    }

    [Fact]
    public async Task Request_OfAFormerRequest_IsNotSeenByTheNextOne()
    {
        await using var front = await Fronts.ServeAsync(("GET", "/{id?}", i => i.WriteTextAsync(
            $"{i.BindOptionalString(HttpValueSource.Route, "id")}|{i.BindOptionalString(HttpValueSource.Query, "q")}|{i.BindOptionalString(HttpValueSource.Header, "x")}")));
        await using var connection = await RawConnection.OpenAsync(front);

        await connection.SendAsync("GET /7?q=1 HTTP/1.1\r\nHost: localhost\r\nX: y\r\n\r\n");
        Assert.Equal("7|1|y", (await connection.ReadAnswerAsync()).Body);
        await connection.SendAsync("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        Assert.Equal("||", (await connection.ReadAnswerAsync()).Body);
    }

    private static async Task<RawAnswer> SendAsync(HttpFront front, string request)
    {
        await using var connection = await RawConnection.OpenAsync(front);
        await connection.SendAsync(request);
        return await connection.ReadAnswerAsync();
    }
}
