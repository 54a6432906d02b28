using Microsoft.Extensions.DependencyInjection;
using MultiCloud.Hosting.Tests.Support;
using static MultiCloud.Hosting.Tests.Support.TestInvoker;

namespace MultiCloud.Hosting.Tests.Invocations;

public sealed class MiddlewareTests
{
    private readonly List<string> _seen = [];

    [Fact]
    public async Task Use_TwoSteps_RunAroundTheFunctionInTheOrderAdded()
    {
        using var invoker = new TestInvoker(steps: [Step("outer"), Step("inner")]);

        await invoker.RunAsync(Queue(_ => See("function")), Item("{}"));

        Assert.Equal(["outer in", "inner in", "function", "inner out", "outer out"], _seen);
    }

    [Fact]
    public async Task Use_EveryTriggerKind_IsWrapped()
    {
        using var invoker = new TestInvoker(steps: (context, next) =>
        {
            _seen.Add(context.Trigger.ToString());
            return next();
        });
        var tick = new TimerTick { Id = "t@1", ScheduledTime = invoker.Time.GetUtcNow() };

        await invoker.RunAsync(Queue(_ => default), Item("{}"));
        await invoker.RunAsync(Topic(_ => default), Item("{}"));
        await invoker.RunAsync(Bucket(_ => default), Item("{}"));
        await invoker.Invoker.InvokeAsync(Timer(_ => default), tick, CancellationToken.None);
        await invoker.Invoker.InvokeAsync(Direct(_ => default), default(DirectCall), CancellationToken.None);
        await invoker.Invoker.InvokeAsync(HttpGet(call => call.WriteNoContentAsync()), new RecordingExchange(), CancellationToken.None);

        Assert.Equal(["Queue", "Topic", "Bucket", "Timer", "Direct", "Http"], _seen);
    }

    [Fact]
    public async Task Use_StepThatThrows_FailsTheAttemptWithoutTheFunction()
    {
        using var invoker = new TestInvoker(steps: (_, _) => throw new InvalidOperationException("closed"));

        var result = await invoker.RunAsync(Queue(_ => See("function")), Item("{}"));

        Assert.Empty(_seen);
        Assert.Equal("System.InvalidOperationException: closed", Assert.Single(result.Items).Reason);
    }

    [Fact]
    public async Task Use_StepThatCatches_DecidesTheOutcome()
    {
        using var invoker = new TestInvoker(steps: async (_, next) =>
        {
            await Assert.ThrowsAsync<InvalidOperationException>(next);
        });

        var result = await invoker.RunAsync(Queue(_ => throw new InvalidOperationException()), Item("{}"));

        Assert.Equal(Settlement.Succeed, Assert.Single(result.Items).Settlement);
    }

    [Fact]
    public async Task Services_TwoInvocations_HaveAScopeEachDisposedAfter()
    {
        var made = new List<Resource>();
        using var invoker = new TestInvoker(services => services.AddScoped(_ =>
        {
            made.Add(new());
            return made[^1];
        }));
        var function = Queue(call =>
        {
            var resource = call.Services.GetRequiredService<Resource>();
            Assert.Same(resource, call.Context.Services.GetRequiredService<Resource>());
            Assert.False(resource.IsDisposed);
            return default;
        });

        var first = await invoker.RunAsync(function, Item("{}"));
        var second = await invoker.RunAsync(function, Item("{}"));

        Assert.Null(first.Error ?? second.Error);
        Assert.Equal(2, made.Count);
        Assert.All(made, resource => Assert.True(resource.IsDisposed));
    }

    [Fact]
    public async Task Services_DisposingThatThrows_FailsTheAttempt()
    {
        using var invoker = new TestInvoker(services => services.AddScoped<Faulty>());

        var result = await invoker.RunAsync(
            Queue(call =>
            {
                call.Services.GetRequiredService<Faulty>();
                return default;
            }),
            Item("{}"));

        Assert.Equal("System.IO.IOException: the file is locked", Assert.Single(result.Items).Reason);
    }

    private Func<InvocationContext, Func<Task>, Task> Step(string name) => async (_, next) =>
    {
        _seen.Add($"{name} in");
        await next();
        _seen.Add($"{name} out");
    };

    private ValueTask See(string what)
    {
        _seen.Add(what);
        return default;
    }

    private sealed class Resource : IDisposable
    {
        internal bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }

    private sealed class Faulty : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => throw new IOException("the file is locked");
    }
}
