using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using MultiCloud.Hosting;

namespace MultiCloud.Local.Tests.Hosts;

public sealed class AdminApiTests : IAsyncLifetime
{
    private RunningApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await RunningApp.StartAsync(
        TestTable.Function("late", new QueueFunctionTrigger("later"), _ => Task.CompletedTask));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("GET", "/api/functions")]
    [InlineData("POST", "/api/functions/late/fire")]
    [InlineData("GET", "/api/queues")]
    [InlineData("POST", "/api/queues/orders/messages")]
    [InlineData("POST", "/api/topics/placed/events")]
    [InlineData("GET", "/api/dead-letters")]
    [InlineData("POST", "/api/dead-letters/redrive")]
    [InlineData("DELETE", "/api/dead-letters?queue=orders")]
    [InlineData("GET", "/api/app")]
    [InlineData("GET", "/api/invocations")]
    [InlineData("GET", "/api/events")]
    [InlineData("OPTIONS", "/api/queues")]
    [InlineData("PUT", "/api/buckets/uploads/objects/a")]
    [InlineData("GET", "/api/buckets/uploads/objects/a")]
    [InlineData("GET", "/")]
    [InlineData("GET", "/api/nothing")]
    public async Task Call_WithoutToken_Is401(string method, string path)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(method, path, token: null));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(method, path, token: ""));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(method, path, token: _app.Token[..^1]));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(method, path, token: _app.Token.ToUpperInvariant() + "0"));
    }

    [Theory]
    [InlineData("evil.example", null)]
    [InlineData("localhost.evil.example", null)]
    [InlineData("10.0.0.1", null)]
    [InlineData(null, "http://evil.example")]
    [InlineData(null, "http://localhost")]
    [InlineData(null, "null")]
    [InlineData(null, "https://127.0.0.1:1")]
    public async Task Call_ForeignHostOrOrigin_Is403(string? host, string? origin) =>
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync("GET", "/api/queues", _app.Token, host, origin));

    [Fact]
    public async Task Call_OwnOrigin_IsAnswered() =>
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("GET", "/api/queues", _app.Token, origin: _app.AdminUrl.GetLeftPart(UriPartial.Authority)));

    [Fact]
    public async Task Call_Answered_AllowsNoOtherOrigin()
    {
        using var answer = await _app.SendAsync(HttpMethod.Get, "/api/queues");
        Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("POST", "/api/queues/orders/messages", "not json", 400)]
    [InlineData("POST", "/api/queues/orders/messages?delaySeconds=901", "1", 400)]
    [InlineData("POST", "/api/queues/nope/messages", "1", 404)]
    [InlineData("POST", "/api/topics/nope/events", "1", 404)]
    [InlineData("POST", "/api/functions/nope/fire", "1", 404)]
    [InlineData("POST", "/api/dead-letters/7/redrive", "", 404)]
    [InlineData("PUT", "/api/buckets/nope/objects/a", "1", 404)]
    [InlineData("PUT", "/api/buckets/uploads/objects/..%2Fa", "1", 400)]
    [InlineData("GET", "/api/buckets/uploads/objects/none", null, 404)]
    [InlineData("POST", "/api/dead-letters/none/redrive", "", 404)]
    [InlineData("GET", "/api/dead-letters/7", null, 404)]
    [InlineData("DELETE", "/api/dead-letters/7", null, 404)]
    [InlineData("DELETE", "/api/dead-letters", null, 400)]
    [InlineData("GET", "/api/dead-letters?limit=0", null, 400)]
    [InlineData("GET", "/api/dead-letters?limit=1001", null, 400)]
    [InlineData("GET", "/api/dead-letters?next=x", null, 400)]
    [InlineData("GET", "/api/invocations?outcome=good", null, 400)]
    [InlineData("GET", "/api/invocations?limit=501", null, 400)]
    [InlineData("GET", "/api/invocations/none", null, 404)]
    [InlineData("GET", "/api/functions/none", null, 404)]
    [InlineData("GET", "/api", null, 404)]
    [InlineData("GET", "/api/queues/", null, 404)]
    [InlineData("GET", "/elsewhere", null, 404)]
    public async Task Call_NotPossible_SaysWhy(string method, string path, string? body, int expected)
    {
        using var answer = await _app.SendAsync(new HttpMethod(method), path, body);
        Assert.Equal(expected, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("DELETE", "/api/queues", "GET, HEAD")]
    [InlineData("POST", "/api/functions", "GET, HEAD")]
    [InlineData("GET", "/api/functions/late/fire", "POST")]
    [InlineData("OPTIONS", "/api/dead-letters", "GET, HEAD, DELETE")]
    [InlineData("PUT", "/api/dead-letters/redrive", "POST")]
    [InlineData("PATCH", "/api/buckets/uploads/objects/a/b", "GET, HEAD, PUT, DELETE")]
    [InlineData("POST", "/api/events", "GET, HEAD")]
    public async Task Call_OtherMethod_Is405WithThoseAllowed(string method, string path, string allowed)
    {
        using var answer = await _app.SendAsync(new HttpMethod(method), path);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(allowed, string.Join(", ", answer.Content.Headers.Allow));
    }

    [Fact]
    public async Task Send_InboxOfABucketFunction_Is400WithTheCallToMake()
    {
        await using var app = await RunningApp.StartAsync(
            TestTable.Function("thumbnail", new BucketFunctionTrigger("uploads", "", BucketEvents.All), _ => Task.CompletedTask));

        using var answer = await app.SendAsync(HttpMethod.Post, "/api/queues/thumbnail/messages", "7");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("POST /api/functions/thumbnail/fire", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Functions_List_ShowsNameTriggerAndTimeout()
    {
        var function = Assert.Single((await _app.AdminAsync(HttpMethod.Get, "/api/functions")).EnumerateArray());

        Assert.Equal("late", function.GetProperty("name").GetString());
        Assert.Equal("Tests.late", function.GetProperty("handler").GetString());
        Assert.Equal("queue", function.GetProperty("trigger").GetProperty("kind").GetString());
        Assert.Equal("later", function.GetProperty("trigger").GetProperty("queue").GetString());
        Assert.Equal(30, function.GetProperty("timeoutSeconds").GetDouble());
        Assert.Equal(3, function.GetProperty("maxAttempts").GetInt32());
        Assert.False(function.GetProperty("paused").GetBoolean());
    }

    [Fact]
    public async Task Fire_QueueFunction_RunsItWithTheMessage()
    {
        var seen = new TaskCompletionSource<(string Id, int Data)>();
        await using var app = await RunningApp.StartAsync(TestTable.Function("consumer", new QueueFunctionTrigger("orders"), invocation =>
        {
            var message = invocation.ReadMessage(invocation.Json.Get<int>());
            seen.SetResult((message.Id, message.Body));
            return Task.CompletedTask;
        }));

        var fired = await app.AdminAsync(HttpMethod.Post, "/api/functions/consumer/fire", "7");

        Assert.Equal((fired.GetProperty("id").GetString()!, 7), await seen.Task.InTimeAsync());
    }

    [Fact]
    public async Task Fire_TopicFunction_RunsOnlyThatSubscriber()
    {
        var seen = Channel.CreateUnbounded<string>();
        await using var app = await RunningApp.StartAsync(Subscriber("first"), Subscriber("second"));

        await app.AdminAsync(HttpMethod.Post, "/api/functions/second/fire", "7");
        Assert.Equal("second 7", await SeenAsync());
        await app.AdminAsync(HttpMethod.Post, "/api/functions/first/fire", "8");
        Assert.Equal("first 8", await SeenAsync());

        FunctionDescriptor Subscriber(string name) => TestTable.Function(name, new TopicFunctionTrigger("placed"), async invocation =>
            await seen.Writer.WriteAsync($"{name} {invocation.ReadEvent(invocation.Json.Get<int>()).Data}"));

        Task<string> SeenAsync() => seen.Reader.ReadAsync().InTimeAsync();
    }

    [Fact]
    public async Task Fire_HttpFunction_Is400WithTheCallToMake()
    {
        var page = TestTable.Function("page", new HttpFunctionTrigger("GET", "/pages/{id}"), _ => Task.CompletedTask);
        await using var app = await RunningApp.StartAsync(page);

        using var answer = await app.SendAsync(HttpMethod.Post, "/api/functions/page/fire", "1");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains($"curl -i -X GET '{app.Url.GetLeftPart(UriPartial.Authority)}/pages/{{id}}'", problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendDelayed_Queue_ShowsIt()
    {
        var sent = await _app.AdminAsync(HttpMethod.Post, "/api/queues/orders/messages?delaySeconds=60", """{"n":1}""");
        Assert.NotEmpty(sent.GetProperty("id").GetString()!);

        var queues = (await _app.AdminAsync(HttpMethod.Get, "/api/queues")).EnumerateArray().ToDictionary(queue => queue.GetProperty("name").GetString()!);

        Assert.Equal(1, queues["orders"].GetProperty("delayed").GetInt32());
        Assert.Equal("late", queues["later"].GetProperty("function").GetString());
    }

    [Fact]
    public async Task Objects_PutListGetDelete_Work()
    {
        await _app.AdminAsync(HttpMethod.Put, "/api/buckets/uploads/objects/a/b%20c.txt", "hello");
        var listed = await _app.AdminAsync(HttpMethod.Get, "/api/buckets/uploads/objects?prefix=a/");
        using var got = await _app.SendAsync(HttpMethod.Get, "/api/buckets/uploads/objects/a/b%20c.txt");
        await _app.AdminAsync(HttpMethod.Delete, "/api/buckets/uploads/objects/a/b%20c.txt");
        using var gone = await _app.SendAsync(HttpMethod.Get, "/api/buckets/uploads/objects/a/b%20c.txt");

        Assert.Equal("a/b c.txt", Assert.Single(listed.GetProperty("objects").EnumerateArray()).GetProperty("key").GetString());
        Assert.Equal("hello", await got.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Link_ReadAndWrite_AllowWhatTheyAreFor()
    {
        var uploads = _app.Services.GetRequiredKeyedService<IBucket>("uploads");
        using var client = new HttpClient();
        var write = await uploads.CreateLinkAsync("a/b c.txt", LinkKind.Write, TimeSpan.FromMinutes(1));
        using var content = new StringContent("hello");
        using var put = await client.PutAsync(write, content, TestContext.Current.CancellationToken);
        var read = await uploads.CreateLinkAsync("a/b c.txt", LinkKind.Read, TimeSpan.FromMinutes(1));

        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        Assert.Equal("hello", await client.GetStringAsync(read, TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(write));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(new Uri(read.OriginalString.Replace("b%20c", "other", StringComparison.Ordinal))));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(new Uri(read.OriginalString.Replace("expires=1", "expires=2", StringComparison.Ordinal))));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(new Uri(read.GetLeftPart(UriPartial.Path))));
        _app.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(read));

        async Task<HttpStatusCode> GetAsync(Uri link)
        {
            using var answer = await client.GetAsync(link);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Link_ObjectLargerThanAFunctionsBody_IsStoredAndServed()
    {
        var uploads = _app.Services.GetRequiredKeyedService<IBucket>("uploads");
        using var client = new HttpClient();
        using var content = new ByteArrayContent(new byte[(4 * 1024 * 1024) + 1]);

        using var put = await client.PutAsync(await uploads.CreateLinkAsync("big", LinkKind.Write, TimeSpan.FromMinutes(1)), content, TestContext.Current.CancellationToken);
        var got = await client.GetByteArrayAsync(await uploads.CreateLinkAsync("big", LinkKind.Read, TimeSpan.FromMinutes(1)), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        Assert.Equal(content.Headers.ContentLength, got.Length);
    }

    [Fact]
    public async Task RunFile_WhileRunning_IsForItsOwnerOnlyAndGoneAfterwards()
    {
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_app.RunFile));
        Assert.Matches("^[0-9a-f]{64}$", _app.Token);

        await _app.StopAsync();

        Assert.False(File.Exists(_app.RunFile));
    }

    private async Task<HttpStatusCode> StatusAsync(string method, string path, string? token, string? host = null, string? origin = null)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_app.AdminUrl, path));
        if (token is not null) request.Headers.TryAddWithoutValidation("x-multicloud-token", token);
        if (host is not null) request.Headers.Host = host;
        if (origin is not null) request.Headers.TryAddWithoutValidation("Origin", origin);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
