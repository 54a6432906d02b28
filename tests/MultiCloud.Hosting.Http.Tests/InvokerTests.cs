using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace MultiCloud.Hosting.Http.Tests;

/// <summary>The server, the router and the invoker together.</summary>
public sealed class InvokerTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly FakeTimeProvider _time = new();
    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();
    private readonly TaskCompletionSource _begun = new();
    private readonly TaskCompletionSource _go = new();
    private InvocationParts? _parts;
    private HttpFront? _front;

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        _go.TrySetResult();
        if (_front is not null)
        {
            await _front.DisposeAsync();
        }

        _parts?.Dispose();
        await _services.DisposeAsync();
    }

    [Fact]
    public async Task Get_FunctionThatObeysItsDeadline_Is504AndTheConnectionGoesOn()
    {
        await using var connection = await ServeAsync(async i =>
        {
            _begun.TrySetResult();
            await Task.Delay(Timeout.Infinite, i.CancellationToken);
        });
        await connection.SendAsync("GET /f HTTP/1.1\r\nHost: localhost\r\n\r\n");
        await _begun.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        _time.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(504, (await connection.ReadAnswerAsync()).Status);
        await connection.SendAsync("GET /ok HTTP/1.1\r\nHost: localhost\r\n\r\n");
        Assert.Equal("ok", (await connection.ReadAnswerAsync()).Body);
    }

    [Fact]
    public async Task Get_FunctionStuckPastItsDeadline_Is504AndItsLateAnswerReachesNobody()
    {
        var late = new TaskCompletionSource<Exception?>();
        await using var connection = await ServeAsync(async i =>
        {
            _begun.TrySetResult();
            await _go.Task;
            late.SetResult(await Record.ExceptionAsync(async () => await i.WriteTextAsync("late")));
        });
        await connection.SendAsync("GET /f HTTP/1.1\r\nHost: localhost\r\n\r\n");
        await _begun.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        _time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(504, (await connection.ReadAnswerAsync()).Status);
        _time.Advance(TimeSpan.FromSeconds(2));
        await connection.SendAsync("GET /ok HTTP/1.1\r\nHost: localhost\r\n\r\n");
        Assert.Equal("ok", (await connection.ReadAnswerAsync()).Body);
        _go.SetResult();

        Assert.IsType<OperationCanceledException>(await late.Task.WaitAsync(Patience, TestContext.Current.CancellationToken));
        await connection.SendAsync("GET /ok HTTP/1.1\r\nHost: localhost\r\n\r\n");
        Assert.Equal("ok", (await connection.ReadAnswerAsync()).Body);
    }

    [Fact]
    public async Task Get_ClientThatReadsSlowly_GetsAllAndTheFunctionIsNotStuck()
    {
        await using var connection = await ServeAsync(async i =>
        {
            await i.WriteTextAsync(new string('x', 4 * 1024 * 1024));
            _begun.TrySetResult();
        });
        await connection.SendAsync("GET /f HTTP/1.1\r\nHost: localhost\r\n\r\n");
        await _begun.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        for (var i = 0; i < 3; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(31));
        }

        Assert.Equal(4 * 1024 * 1024, (await connection.ReadAnswerAsync()).Body.Length);
        await connection.SendAsync("GET /ok HTTP/1.1\r\nHost: localhost\r\n\r\n");
        Assert.Equal("ok", (await connection.ReadAnswerAsync()).Body);
    }

    [Theory]
    [InlineData("n=x", 400)]
    [InlineData("n=0", 500)]
    [InlineData("n=1", 200)]
    public async Task Get_FunctionThatThrows_IsAnswered(string query, int status)
    {
        await using var connection = await ServeAsync(i => i.WriteTextAsync($"{1 / i.Bind<int>(HttpValueSource.Query, "n")}"));

        await connection.SendAsync($"GET /f?{query} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        var answer = await connection.ReadAnswerAsync();

        Assert.Equal(status, answer.Status);
        Assert.DoesNotContain("DivideByZero", answer.Body, StringComparison.Ordinal);
    }

    private async Task<RawConnection> ServeAsync(HttpFunction function)
    {
        _parts = new()
        {
            App = "test",
            Stage = "dev",
            Target = "test",
            Json = new(null),
            Services = _services,
            Time = _time,
            Deadlines = new(_time),
            Log = NullLogger.Instance,
        };
        var dispatcher = new HttpDispatcher([Describe("/f", function), Describe("/ok", i => i.WriteTextAsync("ok"))], null, new FunctionInvoker(_parts).InvokeAsync);
        _front = await Fronts.StartAsync(dispatcher.DispatchAsync);
        return await RawConnection.OpenAsync(_front);
    }

    private static FunctionDescriptor Describe(string route, HttpFunction function) => new()
    {
        Name = route[1..],
        Handler = "Test.Run",
        Trigger = new HttpFunctionTrigger("GET", route),
        Settings = new() { Unit = "http" },
        Http = function,
    };
}
