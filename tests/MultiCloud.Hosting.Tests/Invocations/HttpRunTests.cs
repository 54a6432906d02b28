using MultiCloud.Hosting.Tests.Support;
using static MultiCloud.Hosting.Tests.Support.TestInvoker;

namespace MultiCloud.Hosting.Tests.Invocations;

public sealed class HttpRunTests
{
    private static readonly TimeSpan Timeout30 = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RecordingExchange _exchange = new();

    [Fact]
    public void InvokeAsync_FunctionThatAnswersAtOnce_EndsAtOnce()
    {
        using var invoker = new TestInvoker();

        var invoked = Start(invoker, call => call.WriteTextAsync("hello"));

        Assert.True(invoked.IsCompletedSuccessfully);
        Assert.Equal((200, "text/plain; charset=utf-8", "hello"), _exchange.Answer);
        Assert.Equal(200, invoker.Log.Single.Values["StatusCode"]);
    }

    [Fact]
    public async Task InvokeAsync_FunctionThatAwaits_EndsWithIt()
    {
        using var invoker = new TestInvoker();
        var release = new TaskCompletionSource();

        var invoked = Start(invoker, async call =>
        {
            await release.Task;
            await call.WriteNoContentAsync();
        });

        Assert.False(invoked.IsCompleted);
        release.SetResult();
        Assert.Null(await invoked);
        Assert.Equal(204, _exchange.Answer.Status);
    }

    [Fact]
    public async Task InvokeAsync_Throw_Is500WithoutDetail()
    {
        using var invoker = new TestInvoker();

        Assert.Null(await Start(invoker, _ => throw new InvalidOperationException("the secret")));

        Assert.Equal((500, "application/problem+json", """{"type":"about:blank","title":"Internal server error","status":500}"""), _exchange.Answer);
        Assert.IsType<InvalidOperationException>(invoker.Log.Single.Error);
    }

    [Fact]
    public async Task InvokeAsync_ThrowWhereErrorsAreTold_IsInTheDetail()
    {
        using var invoker = new TestInvoker(tellsErrors: true);

        await Start(invoker, _ => throw new InvalidOperationException("no stock"));

        Assert.Contains("System.InvalidOperationException: no stock", _exchange.Answer.Body, StringComparison.Ordinal);
        Assert.Contains(nameof(InvokeAsync_ThrowWhereErrorsAreTold_IsInTheDetail), _exchange.Answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvokeAsync_ErrorWithoutReadableText_Is500AllTheSame()
    {
        using var invoker = new TestInvoker(tellsErrors: true);

        Assert.Null(await Start(invoker, _ => throw new Unreadable()));

        Assert.Equal(500, _exchange.Answer.Status);
        Assert.Contains("its text cannot be shown", _exchange.Answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvokeAsync_UnbindableRequest_Is400AndNoError()
    {
        using var invoker = new TestInvoker();

        await Start(invoker, call => call.WriteTextAsync(call.BindString(HttpValueSource.Query, "id")));

        Assert.Equal(400, _exchange.Answer.Status);
        Assert.Equal(Microsoft.Extensions.Logging.LogLevel.Information, invoker.Log.Single.Level);
    }

    [Fact]
    public async Task InvokeAsync_MiddlewareThatAnswers_TakesTheFunctionsPlace()
    {
        using var invoker = new TestInvoker(steps: (context, _) =>
        {
            context.Response = HttpResult.Status(401);
            return Task.CompletedTask;
        });

        await Start(invoker, _ => throw new InvalidOperationException());

        Assert.Equal(401, _exchange.Answer.Status);
    }

    [Fact]
    public async Task InvokeAsync_MiddlewareThatSwallows_Is500()
    {
        using var invoker = new TestInvoker(steps: (_, _) => Task.CompletedTask);

        await Start(invoker, call => call.WriteNoContentAsync());

        Assert.Equal(500, _exchange.Answer.Status);
        Assert.Contains("neither called the next one nor set Response", invoker.Log.Single.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvokeAsync_ClientGone_AnswersNothing()
    {
        using var invoker = new TestInvoker();
        using var client = new CancellationTokenSource();
        var invoked = invoker.Invoker.InvokeAsync(HttpGet(Wait), _exchange, client.Token);
        await _begun.Task;
        await client.CancelAsync();

        Assert.Null(await invoked);
        Assert.Empty(_exchange.Answers);
    }

    [Fact]
    public async Task InvokeAsync_CodeThatListens_Is504()
    {
        using var invoker = new TestInvoker();
        var invoked = Start(invoker, Wait);
        await _begun.Task;
        invoker.Time.Advance(Timeout30);

        Assert.Null(await invoked);
        Assert.Equal((504, "application/problem+json"), (_exchange.Answer.Status, _exchange.Answer.ContentType));
    }

    [Fact]
    public async Task InvokeAsync_AnswerAfterTheDeadline_ComesTooLate()
    {
        using var invoker = new TestInvoker();
        var invoked = Start(invoker, async call =>
        {
            try
            {
                await Wait(call);
            }
            catch (OperationCanceledException)
            {
                await call.WriteTextAsync("better late than never");
            }
        });
        await _begun.Task;
        invoker.Time.Advance(Timeout30);

        Assert.Null(await invoked);
        Assert.Equal(504, _exchange.Answer.Status);
    }

    [Fact]
    public async Task InvokeAsync_CodeThatIgnoresItsToken_Is504AndStuck()
    {
        using var invoker = new TestInvoker();
        var release = new TaskCompletionSource();
        var invoked = Start(invoker, async call =>
        {
            _begun.SetResult();
            await release.Task;
            await call.WriteTextAsync("too late");
        });
        await _begun.Task;
        invoker.Time.Advance(Timeout30);
        invoker.Time.Advance(Second);
        var body = await invoked;

        Assert.NotNull(body);
        Assert.Equal(504, _exchange.Answer.Status);
        release.SetResult();
        await body;
        Assert.Equal(504, _exchange.Answer.Status);
    }

    [Fact]
    public async Task InvokeAsync_CodeThatSpins_IsAnsweredBySomebodyElse()
    {
        using var invoker = new TestInvoker();
        var spin = true;
        var invoked = Task.Run(() => Start(invoker, _ =>
        {
            _begun.SetResult();
            while (Volatile.Read(ref spin))
            {
                Thread.SpinWait(100);
            }

            return default;
        }).AsTask());
        await _begun.Task;
        invoker.Time.Advance(Timeout30);
        await _exchange.Begun.Task;

        Assert.Equal(504, _exchange.Answer.Status);
        Volatile.Write(ref spin, false);
        Assert.Null(await invoked);
        Assert.Equal(504, _exchange.Answer.Status);
    }

    [Fact]
    public async Task InvokeAsync_SpinsAndThenWaitsOn_IsStuck()
    {
        using var invoker = new TestInvoker();
        var spin = true;
        var release = new TaskCompletionSource();
        var invoked = Task.Run(() => Start(invoker, async _ =>
        {
            _begun.SetResult();
            while (Volatile.Read(ref spin))
            {
                Thread.SpinWait(100);
            }

            await release.Task;
        }).AsTask());
        await _begun.Task;
        invoker.Time.Advance(Timeout30);
        invoker.Time.Advance(Second);
        Volatile.Write(ref spin, false);
        var body = await invoked;

        Assert.False(body!.IsCompleted);
        Assert.Equal(504, _exchange.Answer.Status);
        release.SetResult();
        await body;
    }

    [Fact]
    public async Task InvokeAsync_ClientThatReadsSlowly_IsNotTheFunctionsTime()
    {
        using var invoker = new TestInvoker();
        var sending = new TaskCompletionSource();
        _exchange.Sending = sending.Task;
        var invoked = Start(invoker, call =>
        {
            invoker.Time.Advance(TimeSpan.FromMilliseconds(12.5));
            return call.WriteTextAsync("in time");
        }).AsTask();
        await _exchange.Begun.Task;
        invoker.Time.Advance(Timeout30);
        invoker.Time.Advance(2 * Second);

        Assert.False(invoked.IsCompleted);
        sending.SetResult();
        Assert.Null(await invoked);
        Assert.Equal((200, "in time"), (_exchange.Answer.Status, _exchange.Answer.Body));
        Assert.StartsWith("orders-fulfil answered 200 in 12.5 ms", invoker.Log.Single.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvokeAsync_ClientGoneWhileItIsAnswered_EndsAndIsTold()
    {
        using var invoker = new TestInvoker();
        var sending = new TaskCompletionSource();
        _exchange.Sending = sending.Task;
        var invoked = Start(invoker, call => call.WriteTextAsync("lost")).AsTask();
        await _exchange.Begun.Task;
        sending.SetException(new IOException("The connection was reset."));

        Assert.Null(await invoked);
        Assert.IsType<IOException>(invoker.Log.Records.Single(record => record.Message.Contains("failed in", StringComparison.Ordinal)).Error);
    }

    [Fact]
    public async Task InvokeAsync_TimeoutAnswerUnderWay_IsAwaited()
    {
        using var invoker = new TestInvoker();
        var sending = new TaskCompletionSource();
        _exchange.Sending = sending.Task;
        var invoked = Start(invoker, Wait).AsTask();
        await _begun.Task;
        invoker.Time.Advance(Timeout30);
        await _exchange.Begun.Task;

        Assert.False(invoked.IsCompleted);
        sending.SetResult();
        Assert.Null(await invoked);
    }

    [Fact]
    public async Task InvokeAsync_TraceParentHeader_IsContinued()
    {
        using var invoker = new TestInvoker();
        string? trace = null;
        var exchange = new RecordingExchange(("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"));

        await invoker.Invoker.InvokeAsync(
            HttpGet(call =>
            {
                trace = call.Context.TraceParent;
                return call.WriteNoContentAsync();
            }),
            exchange,
            CancellationToken.None);

        Assert.StartsWith("00-0af7651916cd43dd8448eb211c80319c-", trace, StringComparison.Ordinal);
    }

    private ValueTask<Task?> Start(TestInvoker invoker, HttpFunction body) => invoker.Invoker.InvokeAsync(HttpGet(body), _exchange, CancellationToken.None);

    private sealed class Unreadable : Exception
    {
        public override string Message => throw new NotSupportedException();
    }

    private async ValueTask Wait(HttpInvocation call)
    {
        _begun.SetResult();
        await Task.Delay(Timeout.Infinite, call.CancellationToken);
    }
}
