using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace MultiCloud.Hosting.Tests.Support;

/// <summary>An invoker with a clock that tests turn.</summary>
internal sealed class TestInvoker : IDisposable
{
    private readonly InvocationParts _parts;
    private readonly ServiceProvider _services;

    internal TestInvoker(
        Action<IServiceCollection>? services = null,
        bool debugging = false,
        bool tellsErrors = false,
        params Func<InvocationContext, Func<Task>, Task>[] steps)
    {
        var collection = new ServiceCollection();
        services?.Invoke(collection);
        _services = collection.BuildServiceProvider(validateScopes: true);
        _parts = new()
        {
            App = "shop",
            Stage = "dev",
            Target = "test",
            Json = Json,
            Services = _services,
            Time = Time,
            Deadlines = new(Time),
            Log = Log,
            Steps = steps,
            TellsErrors = tellsErrors,
            IsDebugging = () => IsDebugging,
        };
        IsDebugging = debugging;
        Invoker = new(_parts);
    }

    internal static JsonTypes Json { get; } = new(TestJsonContext.Default);

    internal bool IsDebugging { get; set; }

    internal FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    internal LogRecorder Log { get; } = new();

    internal FunctionInvoker Invoker { get; }

    internal static EventItem Item(string text, string id = "p1", int attempt = 1) =>
        new() { PlatformId = id, Attempt = attempt, Text = Encoding.UTF8.GetBytes(text), Time = new(2026, 3, 1, 11, 59, 0, TimeSpan.Zero) };

    internal static FunctionDescriptor Queue(EventFunction body, bool batch = false, int timeout = 30) =>
        Describe(new QueueFunctionTrigger("orders"), body, null, batch, timeout);

    internal static FunctionDescriptor Topic(EventFunction body, bool batch = false) =>
        Describe(new TopicFunctionTrigger("order-placed"), body, null, batch);

    internal static FunctionDescriptor Bucket(EventFunction body, bool batch = false) =>
        Describe(new BucketFunctionTrigger("uploads", "", BucketEvents.All), body, null, batch);

    internal static FunctionDescriptor Timer(EventFunction body) => Describe(new TimerFunctionTrigger("0 3 * * *", "UTC"), body, null);

    internal static FunctionDescriptor Direct(EventFunction body) => Describe(new DirectFunctionTrigger(), body, null);

    internal static FunctionDescriptor HttpGet(HttpFunction body) => Describe(new HttpFunctionTrigger("GET", "/orders"), null, body);

    internal ValueTask<InvocationResult> RunAsync(FunctionDescriptor function, params EventItem[] items) => Invoker.InvokeAsync(function, items, CancellationToken.None);

    public void Dispose()
    {
        _parts.Dispose();
        _services.Dispose();
    }

    private static FunctionDescriptor Describe(FunctionTrigger trigger, EventFunction? body, HttpFunction? http, bool batch = false, int timeout = 30) => new()
    {
        Name = "orders-fulfil",
        Handler = "Shop.Orders.Fulfil",
        Trigger = trigger,
        Settings = new() { Unit = "orders-fulfil", Timeout = TimeSpan.FromSeconds(timeout) },
        Batch = batch,
        Event = body,
        Http = http,
    };
}
