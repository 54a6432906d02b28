using System.Text;
using Microsoft.Extensions.DependencyInjection;
using MultiCloud.Hosting.Tests.Support;

namespace MultiCloud.Hosting.Tests.Bindings;

public sealed class FunctionBindingTests : IAsyncDisposable
{
    private readonly MemoryBindings _clients = new();
    private readonly TestHost _host;
    private readonly FunctionApp _app;

    public FunctionBindingTests()
    {
        _host = new() { Bindings = _clients };
        _app = new TestTable(_host).CreateBuilder().Build();
    }

    private IFunction<Order, decimal> Price => _app.Services.GetRequiredKeyedService<IFunction<Order, decimal>>("pricing-price");

    [Fact]
    public async Task InvokeAsync_Input_GoesAndResultComes()
    {
        DirectCall seen = default;
        _clients.Call = (call, _) =>
        {
            seen = call;
            return new("9.5"u8.ToArray());
        };

        Assert.Equal(9.5m, await Price.InvokeAsync(new("7", 2)));
        Assert.Equal("""{"id":"7","quantity":2}""", Encoding.UTF8.GetString(seen.Input.Span));
        Assert.Equal(_host.Time.GetUtcNow().AddSeconds(220), seen.Deadline);
    }

    [Fact]
    public async Task InvokeAsync_InsideAnInvocation_KeepsOneSecondOfItsTime()
    {
        DirectCall seen = default;
        _clients.Call = (call, _) =>
        {
            seen = call;
            return new("1"u8.ToArray());
        };
        using var invoker = new TestInvoker();
        string? trace = null;
        await invoker.RunAsync(
            TestInvoker.Queue(async call =>
            {
                trace = call.Context.TraceParent;
                await Price.InvokeAsync(new("7", 2));
            }),
            TestInvoker.Item("""{"specversion":"1.0","id":"1","source":"s","type":"t","data":{},"traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01","tracestate":"vendor=1"}"""));

        Assert.Equal("vendor=1", seen.TraceState);
        Assert.Equal(_host.Time.GetUtcNow().AddSeconds(29), seen.Deadline);
        Assert.Equal(trace, seen.TraceParent);
    }

    [Fact]
    public async Task InvokeAsync_CallerWithoutTime_IsNotMade()
    {
        _clients.Call = (_, _) => throw new InvalidOperationException("must not be called");
        using var invoker = new TestInvoker();
        var result = await invoker.RunAsync(
            TestInvoker.Queue(
                async _ =>
                {
                    var fault = await Assert.ThrowsAsync<FunctionUnavailableException>(() => Price.InvokeAsync(new("7", 2)));
                    Assert.Contains("'orders-fulfil' has less than 1 s left", fault.Message, StringComparison.Ordinal);
                },
                timeout: 1),
            TestInvoker.Item("{}"));

        Assert.Null(result.Error);
    }

    [Fact]
    public async Task InvokeAsync_NoAnswerInTime_IsUnknown()
    {
        var begun = new TaskCompletionSource();
        _clients.Call = async (_, cancellationToken) =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return default;
        };
        var calling = Price.InvokeAsync(new("7", 2));
        await begun.Task;
        _host.Time.Advance(TimeSpan.FromSeconds(220));

        var fault = await Assert.ThrowsAsync<FunctionOutcomeUnknownException>(() => calling);
        Assert.Contains("gave no answer within 220 s", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvokeAsync_NoAnswerWithDebugger_IsUnknownOnceItIsDetached()
    {
        var isDebugging = true;
        var price = PriceWithDebugger(() => isDebugging);
        var until = DateTimeOffset.MinValue;
        var stopped = CancellationToken.None;
        var begun = new TaskCompletionSource();
        _clients.Call = async (call, cancellationToken) =>
        {
            (until, stopped) = (call.Deadline, cancellationToken);
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return default;
        };
        var calling = price.InvokeAsync(new("7", 2));
        await begun.Task;
        _host.Time.Advance(TimeSpan.FromHours(1));

        Assert.False(stopped.IsCancellationRequested);
        Assert.Equal(DateTimeOffset.MaxValue, until);
        isDebugging = false;
        _host.Time.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<FunctionOutcomeUnknownException>(() => calling);
    }

    [Fact]
    public async Task InvokeAsync_CallerWithoutTimeWithDebugger_IsMade()
    {
        var price = PriceWithDebugger(() => true);
        _clients.Call = (_, _) => new("9.5"u8.ToArray());
        using var invoker = new TestInvoker();
        var answer = 0m;
        var result = await invoker.RunAsync(TestInvoker.Queue(async _ => answer = await price.InvokeAsync(new("7", 2)), timeout: 1), TestInvoker.Item("{}"));

        Assert.Null(result.Error);
        Assert.Equal(9.5m, answer);
    }

    [Fact]
    public async Task InvokeAsync_CallerCancels_IsCancelled()
    {
        using var cancellation = new CancellationTokenSource();
        _clients.Call = async (_, cancellationToken) =>
        {
            await cancellation.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            return default;
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Price.InvokeAsync(new("7", 2), cancellation.Token));
    }

    [Fact]
    public async Task InvokeAsync_InputAboveFourMebibytes_IsRefused()
    {
        var fault = await Assert.ThrowsAsync<BindingLimitException>(() => Price.InvokeAsync(new(new string('x', 4 * 1024 * 1024), 1)));

        Assert.Contains("allowed are 4194304", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvokeAsync_UnreadableResult_IsAFailure()
    {
        _clients.Call = (_, _) => new("\"dear\""u8.ToArray());

        var fault = await Assert.ThrowsAsync<FunctionFailedException>(() => Price.InvokeAsync(new("7", 2)));
        Assert.Contains("the result cannot be read as Decimal: at $", fault.Message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private FunctionBinding<Order, decimal> PriceWithDebugger(Func<bool> isAttached) => new(
        new("test", "shop", "dev", "pricing", _app.Services) { IsDebugging = isAttached },
        "pricing-price",
        _clients.Function("pricing-price"),
        TestInvoker.Json.Get<Order>(),
        TestInvoker.Json.Get<decimal>());
}
