using MultiCloud.Hosting;
using MultiCloud.Local.Buckets;

namespace MultiCloud.Local;

/// <summary>Answers the front's requests: functions, and links to objects.</summary>
internal sealed class HttpFunctions
{
    private readonly HttpDispatcher _dispatcher;
    private readonly FunctionInvoker _invoker;
    private readonly IReadOnlyDictionary<string, FunctionState> _functions;
    private readonly ObjectEndpoint _objects;

    public HttpFunctions(FunctionRuntime runtime, IReadOnlyDictionary<string, FunctionState> functions, ObjectEndpoint objects)
    {
        _invoker = runtime.Invoker;
        _functions = functions;
        _objects = objects;
        _dispatcher = new HttpDispatcher(runtime.Functions, runtime.Cors, InvokeAsync);
    }

    /// <summary>Answers a request.</summary>
    public ValueTask AnswerAsync(HttpExchange exchange, CancellationToken clientGone) =>
        exchange.Request.RawPath.StartsWith(ObjectLinks.PathPrefix, StringComparison.Ordinal)
            ? _objects.AnswerAsync(exchange, clientGone)
            : _dispatcher.DispatchAsync(exchange, clientGone);

    private ValueTask<Task?> InvokeAsync(FunctionDescriptor function, HttpExchange exchange, CancellationToken clientGone)
    {
        var state = _functions[function.Name];
        if (state.IsPaused) return RefuseAsync(state, exchange);
        var invoked = _invoker.InvokeAsync(function, exchange, clientGone);
        if (!invoked.IsCompletedSuccessfully) return AwaitAsync(state, invoked);
        var stillRunning = invoked.Result;
        state.PauseWhile(stillRunning);
        return new ValueTask<Task?>(stillRunning);
    }

    private static async ValueTask<Task?> AwaitAsync(FunctionState state, ValueTask<Task?> invoked)
    {
        var stillRunning = await invoked;
        state.PauseWhile(stillRunning);
        return stillRunning;
    }

    private static async ValueTask<Task?> RefuseAsync(FunctionState state, HttpExchange exchange)
    {
        await exchange.WriteProblemAsync(503, "Function paused", $"An earlier invocation of '{state.Function.Name}' still runs past its deadline.");
        return null;
    }
}
