using System.Net;

namespace MultiCloud.Hosting.Http.Tests;

public sealed class ServingTests
{
    [Fact]
    public async Task Get_OnePortForBothFamilies_Answers()
    {
        await using var front = await Fronts.StartAsync(Fronts.Hello);
        using var client = new HttpClient();

        Assert.Equal("hello", await client.GetStringAsync(new Uri($"http://127.0.0.1:{front.Port}/"), TestContext.Current.CancellationToken));
        if (System.Net.Sockets.Socket.OSSupportsIPv6)
        {
            Assert.Equal("hello", await client.GetStringAsync(new Uri($"http://[::1]:{front.Port}/"), TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Get_Answer_HasLengthAndDateButNoServer()
    {
        await using var front = await Fronts.StartAsync(Fronts.Hello);
        await using var connection = await RawConnection.OpenAsync(front);

        await connection.SendAsync("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        var answer = await connection.ReadAnswerAsync();

        Assert.Equal(200, answer.Status);
        Assert.Equal("5", answer.Header("Content-Length"));
        Assert.NotNull(answer.Header("Date"));
        Assert.Null(answer.Header("Server"));
    }

    [Fact]
    public async Task WarmUpAsync_ServedItself_Ends() => await HttpFront.WarmUpAsync().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    [Fact]
    public async Task Get_SplitInManyPackets_Answers()
    {
        await using var front = await Fronts.StartAsync((e, _) => e.WriteAsync(200, "text/plain", [], System.Text.Encoding.UTF8.GetBytes(e.Request.Path + e.Request.Headers["X-Name"])));
        await using var connection = await RawConnection.OpenAsync(front);

        foreach (var part in "GET /split HTTP/1.1\r\nHost: localhost\r\nX-Name: v\r\n\r\n")
        {
            await connection.SendAsync(part.ToString());
        }

        Assert.Equal("/splitv", (await connection.ReadAnswerAsync()).Body);
    }

    [Fact]
    public async Task Get_Pipelined_AnswersInOrderWithoutMixingRequests()
    {
        await using var front = await Fronts.StartAsync(async (e, _) =>
        {
            await Task.Yield();
            await e.WriteAsync(200, "text/plain", [], System.Text.Encoding.UTF8.GetBytes($"{e.Request.Path}?{e.Request.Query["q"]}"));
        });
        await using var connection = await RawConnection.OpenAsync(front);

        await connection.SendAsync(string.Concat(Enumerable.Range(0, 20).Select(i => $"GET /{i}?q={i} HTTP/1.1\r\nHost: localhost\r\n\r\n")));

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal($"/{i}?{i}", (await connection.ReadAnswerAsync()).Body);
        }
    }

    [Fact]
    public async Task Head_Answer_HasTheLengthAndNoBody()
    {
        await using var front = await Fronts.StartAsync(Fronts.Hello);
        await using var connection = await RawConnection.OpenAsync(front);

        await connection.SendAsync("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        var head = await connection.ReadAnswerAsync(bodyless: true);
        var next = await connection.ReadAnswerAsync();

        Assert.Equal("5", head.Header("Content-Length"));
        Assert.Equal("hello", next.Body);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:5080")]
    [InlineData("localhost.evil.example")]
    [InlineData("")]
    public async Task Get_ForeignHost_Is403NamingTheOption(string host)
    {
        await using var front = await Fronts.StartAsync(Fronts.Hello);
        await using var connection = await RawConnection.OpenAsync(front);

        await connection.SendAsync($"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n");
        var answer = await connection.ReadAnswerAsync();

        Assert.Equal(403, answer.Status);
        Assert.Contains("--allowed-hosts", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost:1")]
    [InlineData("LOCALHOST")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]:80")]
    [InlineData("shop.test:8080")]
    public async Task Get_AllowedHost_Answers(string host)
    {
        await using var front = await Fronts.StartAsync(Fronts.Hello, o => o with { AllowedHosts = ["shop.test"] });
        await using var connection = await RawConnection.OpenAsync(front);

        await connection.SendAsync($"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n");

        Assert.Equal(200, (await connection.ReadAnswerAsync()).Status);
    }

    [Fact]
    public async Task Start_TakenPort_NamesTheOption()
    {
        await using var front = await Fronts.StartAsync(Fronts.Hello);

        var error = await Assert.ThrowsAsync<StartupException>(() => Fronts.StartAsync(Fronts.Hello, o => o with { Port = front.Port, PortOption = "--admin-port" }));

        Assert.Contains($"Port {front.Port}", error.Message, StringComparison.Ordinal);
        Assert.Contains("--admin-port", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_EveryHostAllowedOnOneAddress_Answers()
    {
        await using var front = await Fronts.StartAsync(Fronts.Hello, o => o with { Address = IPAddress.Loopback, AllowedHosts = ["*"] });
        await using var connection = await RawConnection.OpenAsync(front);

        await connection.SendAsync("GET / HTTP/1.1\r\nHost: any.example\r\n\r\nGET / HTTP/1.0\r\n\r\n");

        Assert.Equal(200, (await connection.ReadAnswerAsync()).Status);
        Assert.Equal(200, (await connection.ReadAnswerAsync()).Status);
    }

    [Fact]
    public async Task Start_AfterDispose_ThePortIsFreeAgain()
    {
        var first = await Fronts.StartAsync(Fronts.Hello);
        var port = first.Port;
        await first.DisposeAsync();

        await using var second = await Fronts.StartAsync(Fronts.Hello, o => o with { Port = port });

        Assert.Equal(port, second.Port);
    }

    [Fact]
    public async Task Get_HandlerThrows_Is500WithoutTheMessage()
    {
        await using var front = await Fronts.StartAsync((_, _) => throw new InvalidOperationException("secret"));
        using var client = new HttpClient();

        using var answer = await client.GetAsync(front.Url, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
