using System.ComponentModel;

namespace MultiCloud.Hosting;

/// <summary>What stands between a host's server and the invoker: request limits, cross-origin rules and the router, with their answers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HttpDispatcher
{
    private readonly Router _router;
    private readonly CorsPolicy? _cors;
    private readonly Func<FunctionDescriptor, HttpExchange, CancellationToken, ValueTask<Task?>> _invoke;

    /// <summary>Prepares the routes.</summary>
    /// <param name="functions">The app's functions; those that are not http are passed over.</param>
    /// <param name="cors">Cross-origin rules, or null for none.</param>
    /// <param name="invoke">Runs the chosen function, as <see cref="FunctionInvoker"/> does.</param>
    /// <exception cref="StartupException">Routes or cross-origin rules are not valid.</exception>
    public HttpDispatcher(
        IReadOnlyList<FunctionDescriptor> functions,
        CorsSettings? cors,
        Func<FunctionDescriptor, HttpExchange, CancellationToken, ValueTask<Task?>> invoke)
    {
        _router = new(functions);
        _cors = cors is null ? null : new(cors);
        _invoke = invoke;
    }

    /// <summary>Answers a request.</summary>
    /// <param name="exchange">The request and its answer.</param>
    /// <param name="clientGone">Cancelled when the client is gone or the host must stop.</param>
    public ValueTask DispatchAsync(HttpExchange exchange, CancellationToken clientGone)
    {
        var request = exchange.Request;
        if (_cors is not null)
        {
            exchange.SetCorsHeaders(_cors.Headers(request));
        }

        if (request.RawPath.Length + request.QueryString.Length > exchange.Limits.MaxTargetLength)
        {
            return exchange.WriteProblemAsync(414, "Path too long", $"Path and query are longer than {exchange.Limits.MaxTargetLength} characters, the most that is allowed.");
        }

        if (_cors is not null && CorsPolicy.IsPreflight(request))
        {
            return Preflight(exchange, _cors);
        }

        var match = _router.Match(request.RawPath, request.Method);
        if (match.Function is null)
        {
            return Refuse(exchange, match);
        }

        if (request.ContentLength > exchange.Limits.MaxRequestBodyBytes)
        {
            var problem = HttpProblemException.TooLarge(exchange.Limits);
            return exchange.WriteProblemAsync(problem.StatusCode, problem.Title, problem.Message);
        }

        request.SetRouteValues(match.Values!);
        var invoked = _invoke(match.Function, exchange, clientGone);
        if (!invoked.IsCompletedSuccessfully)
        {
            return AwaitInvocationAsync(exchange, invoked);
        }

        RetireIfStuck(exchange, invoked.Result);
        return default;
    }

    private static async ValueTask AwaitInvocationAsync(HttpExchange exchange, ValueTask<Task?> invoked) => RetireIfStuck(exchange, await invoked);

    private static void RetireIfStuck(HttpExchange exchange, Task? stillRunning)
    {
        if (stillRunning is not null)
        {
            exchange.Retire();
        }
    }

    private ValueTask Preflight(HttpExchange exchange, CorsPolicy cors)
    {
        var methods = _router.MethodsOf(exchange.Request.RawPath);
        if (methods == RouteMethods.None)
        {
            return Refuse(exchange, new(RouteOutcome.NotFound));
        }

        exchange.SetCorsHeaders(cors.PreflightHeaders(exchange.Request, methods));
        return exchange.WriteAsync(204, null, [], default(ReadOnlyMemory<byte>));
    }

    private static ValueTask Refuse(HttpExchange exchange, in RouteMatch match)
    {
        var request = exchange.Request;
        switch (match.Outcome)
        {
            case RouteOutcome.BadPath:
                return exchange.WriteProblemAsync(400, "Bad request", "The path is not valid: it starts with '/', and every '%' is followed by two hexadecimal digits of UTF-8.");
            case RouteOutcome.NotFound:
                return exchange.WriteProblemAsync(404, "Not found", $"No function answers {Found.Show(request.Method)} {Found.Show(request.Path)}.");
            default:
                var allow = match.Allowed.Allow();
                KeyValuePair<string, string>[] headers = [new("Allow", allow)];
                if (request.Method == "OPTIONS")
                {
                    return exchange.WriteAsync(204, null, headers, default(ReadOnlyMemory<byte>));
                }

                var problem = HttpResult.Problem(405, "Method not allowed", $"{Found.Show(request.Path)} does not answer {Found.Show(request.Method)}; it answers {allow}.");
                return exchange.WriteAsync(problem.StatusCode, problem.ContentType, headers, problem.Bytes);
        }
    }
}
