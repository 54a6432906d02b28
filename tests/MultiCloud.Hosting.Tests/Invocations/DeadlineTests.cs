using MultiCloud.Hosting.Tests.Support;
using static MultiCloud.Hosting.Tests.Support.TestInvoker;

namespace MultiCloud.Hosting.Tests.Invocations;

public sealed class DeadlineTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly TestInvoker _invoker = new();
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task InvokeAsync_CodeThatListens_FailsAtTheDeadline()
    {
        var running = _invoker.RunAsync(
            Queue(async call =>
            {
                _begun.SetResult();
                await Task.Delay(Timeout.Infinite, call.CancellationToken);
            }),
            Item("{}"));
        await _begun.Task;
        _invoker.Time.Advance(30 * Second);
        var result = await running;

        Assert.True(result.Error!.TimedOut);
        Assert.Equal("The function 'orders-fulfil' passed its deadline of 30 s.", result.Error.Message);
        Assert.Equal(Settlement.Retry, Assert.Single(result.Items).Settlement);
        Assert.Null(result.StillRunning);
    }

    [Fact]
    public async Task InvokeAsync_BeforeTheDeadline_IsNotCancelled()
    {
        var release = new TaskCompletionSource<bool>();
        var cancelled = true;
        var running = _invoker.RunAsync(
            Queue(async call =>
            {
                _begun.SetResult();
                await release.Task;
                cancelled = call.CancellationToken.IsCancellationRequested;
            }),
            Item("{}"));
        await _begun.Task;
        _invoker.Time.Advance((30 * Second) - TimeSpan.FromMilliseconds(1));
        release.SetResult(true);

        Assert.Null((await running).Error);
        Assert.False(cancelled);
    }

    [Fact]
    public async Task InvokeAsync_TokensCodeThrowsWhenTheHostStops_IsLoggedAndNotTheHostsFault()
    {
        using var stopping = new CancellationTokenSource();
        var running = _invoker.Invoker.InvokeAsync(
            Queue(async call =>
            {
                call.CancellationToken.Register(() => throw new InvalidOperationException("listener"));
                _begun.SetResult();
                await Task.Delay(Timeout.Infinite, call.CancellationToken);
            }),
            [Item("{}")],
            stopping.Token);
        await _begun.Task;
        await stopping.CancelAsync();

        Assert.Equal(Settlement.Retry, Assert.Single((await running).Items).Settlement);
        Assert.Contains(_invoker.Log.Records, record => record.Message.StartsWith("orders-fulfil: code called by cancellation threw", StringComparison.Ordinal));
    }

    [Fact]
    public async Task InvokeAsync_ReturnsInTheSecondAfterTheDeadline_HasFailedAllTheSame()
    {
        var running = _invoker.RunAsync(
            Queue(async call =>
            {
                _begun.SetResult();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(Timeout.Infinite, call.CancellationToken));
            }),
            Item("{}"));
        await _begun.Task;
        _invoker.Time.Advance(30 * Second);
        var result = await running;

        Assert.True(result.Error!.TimedOut);
        Assert.Equal(Settlement.Retry, Assert.Single(result.Items).Settlement);
    }

    [Fact]
    public async Task InvokeAsync_CodeThatIgnoresItsToken_IsGivenUpOneSecondLater()
    {
        var release = new TaskCompletionSource();
        await AssertStuckAsync(
            async _ =>
            {
                _begun.SetResult();
                await release.Task;
            },
            release.SetResult);
    }

    [Fact]
    public async Task InvokeAsync_CodeThatSpins_IsGivenUpOneSecondLater()
    {
        var spin = true;
        await AssertStuckAsync(
            _ =>
            {
                _begun.SetResult();
                while (Volatile.Read(ref spin))
                {
                    Thread.SpinWait(100);
                }

                return default;
            },
            () => Volatile.Write(ref spin, false));
    }

    [Fact]
    public async Task InvokeAsync_WithinTheSecondAfterTheDeadline_IsNotGivenUp()
    {
        var release = new TaskCompletionSource();
        var running = _invoker.RunAsync(
            Queue(async _ =>
            {
                _begun.SetResult();
                await release.Task;
            }),
            Item("{}"));
        await _begun.Task;
        _invoker.Time.Advance(30 * Second);
        _invoker.Time.Advance(TimeSpan.FromMilliseconds(999));
        release.SetResult();

        Assert.Null((await running).StillRunning);
    }

    [Fact]
    public async Task InvokeAsync_StuckBatch_KeepsWhatWasSettled()
    {
        var release = new TaskCompletionSource();
        var running = _invoker.RunAsync(
            Queue(
                async call =>
                {
                    call.ReadMessages(Json.Get<Order>())[0].Succeed();
                    _begun.SetResult();
                    await release.Task;
                },
                batch: true),
            Item("""{"id":"1","quantity":1}"""),
            Item("""{"id":"2","quantity":1}"""));
        await _begun.Task;
        _invoker.Time.Advance(31 * Second);
        _invoker.Time.Advance(Second);
        var result = await running;
        release.SetResult();

        Assert.Equal([Settlement.Succeed, Settlement.Retry], result.Items.Select(i => i.Settlement));
    }

    [Fact]
    public async Task InvokeAsync_WithDebugger_HasNoDeadline()
    {
        _invoker.IsDebugging = true;
        var release = new TaskCompletionSource();
        var deadline = DateTimeOffset.MinValue;
        var running = _invoker.RunAsync(
            Queue(async call =>
            {
                deadline = call.Context.Deadline;
                _begun.SetResult();
                await release.Task;
                call.CancellationToken.ThrowIfCancellationRequested();
            }),
            Item("{}"));
        await _begun.Task;
        _invoker.Time.Advance(TimeSpan.FromHours(1));
        release.SetResult();

        Assert.Null((await running).Error);
        Assert.Equal(DateTimeOffset.MaxValue, deadline);
    }

    [Fact]
    public async Task InvokeAsync_ManyAtATime_EachKeepsItsOwnDeadline()
    {
        var begun = new CountdownEvent(3);
        ValueTask<InvocationResult> Start(int timeout) => _invoker.RunAsync(
            Queue(
                async call =>
                {
                    begun.Signal();
                    await Task.Delay(Timeout.Infinite, call.CancellationToken);
                },
                timeout: timeout),
            Item("{}"));
        var late = Start(60).AsTask();
        var soon = Start(5).AsTask();
        var middle = Start(20).AsTask();
        begun.Wait(TestContext.Current.CancellationToken);

        _invoker.Time.Advance(5 * Second);
        await soon;
        Assert.False(middle.IsCompleted || late.IsCompleted);
        _invoker.Time.Advance(15 * Second);
        await middle;
        Assert.False(late.IsCompleted);
        _invoker.Time.Advance(40 * Second);
        await late;
    }

    [Fact]
    public async Task InvokeAsync_TokenOfAnInvocationInTime_IsNotCancelledByTheNext()
    {
        CancellationToken kept = default;
        await _invoker.RunAsync(
            Queue(call =>
            {
                kept = call.CancellationToken;
                return default;
            }),
            Item("{}"));
        _invoker.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.False(kept.IsCancellationRequested);
    }

    public void Dispose() => _invoker.Dispose();

    private async Task AssertStuckAsync(EventFunction body, Action release)
    {
        var running = _invoker.RunAsync(Queue(body), Item("{}"));
        await _begun.Task;
        _invoker.Time.Advance(30 * Second);
        _invoker.Time.Advance(Second);
        var result = await running;

        Assert.True(result.Error!.TimedOut);
        Assert.Equal(Settlement.Retry, Assert.Single(result.Items).Settlement);
        Assert.NotNull(result.StillRunning);
        Assert.False(result.StillRunning.IsCompleted);
        release();
        await result.StillRunning;
        Assert.Equal(["TimedOut", "LateEnd"], _invoker.Log.Records.Select(r => r.Message.Contains("long after", StringComparison.Ordinal) ? "LateEnd" : "TimedOut"));
    }
}
