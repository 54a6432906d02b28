namespace MultiCloud.Hosting.Http.Tests;

internal static class Fronts
{
    internal static readonly Func<HttpExchange, CancellationToken, ValueTask> Hello = (exchange, _) => exchange.WriteAsync(200, "text/plain", [], "hello"u8.ToArray());

    internal static Task<HttpFront> StartAsync(Func<HttpExchange, CancellationToken, ValueTask> handler, Func<HttpFrontOptions, HttpFrontOptions>? change = null)
    {
        var options = new HttpFrontOptions { Port = 0, Handler = handler };
        return HttpFront.StartAsync(change?.Invoke(options) ?? options, TestContext.Current.CancellationToken);
    }

    /// <summary>Serves functions given as plain methods over the invocation.</summary>
    internal static Task<HttpFront> ServeAsync(CorsSettings? cors, params (string Method, string Route, HttpFunction Function)[] functions) =>
        StartAsync(new HttpDispatcher([.. functions.Select(Describe)], cors, InvokeAsync).DispatchAsync);

    internal static Task<HttpFront> ServeAsync(params (string Method, string Route, HttpFunction Function)[] functions) => ServeAsync(null, functions);

    internal static HttpInvocation Invocation(FunctionDescriptor function, HttpExchange exchange, CancellationToken cancellationToken)
    {
        var context = new InvocationContext
        {
            InvocationId = "1",
            Function = function.Name,
            App = "test",
            Stage = "dev",
            Target = "test",
            Trigger = TriggerKind.Http,
            TriggerId = "1",
            Services = EmptyServices.Instance,
            CancellationToken = cancellationToken,
            Request = exchange.Request,
        };
        return new(exchange, context, null!);
    }

    private static FunctionDescriptor Describe((string Method, string Route, HttpFunction Function) function, int index) => new()
    {
        Name = $"f{index}",
        Handler = $"Test.F{index}",
        Trigger = new HttpFunctionTrigger(function.Method, function.Route),
        Settings = new() { Unit = "http" },
        Http = function.Function,
    };

    private static async ValueTask<Task?> InvokeAsync(FunctionDescriptor function, HttpExchange exchange, CancellationToken cancellationToken)
    {
        var invocation = Invocation(function, exchange, cancellationToken);
        await function.Http!(invocation);
        await (invocation.Sending ?? Task.CompletedTask);
        return null;
    }

    private sealed class EmptyServices : IServiceProvider
    {
        internal static readonly EmptyServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
