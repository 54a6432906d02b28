using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Abstractions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace MultiCloud.Hosting.Http;

/// <summary>Takes requests from Kestrel and hands them to the handler; one exchange serves all requests of a connection.</summary>
internal sealed partial class KestrelApplication(HttpFrontOptions options) : IHttpApplication<KestrelExchange>
{
    private readonly HostFilter _hosts = new(options);
    private readonly ILogger _log = options.LoggerFactory.CreateLogger<HttpFront>();

    public KestrelExchange CreateContext(IFeatureCollection contextFeatures)
    {
        if (contextFeatures is not IHostContextContainer<KestrelExchange> connection)
        {
            return new(contextFeatures, options.Limits);
        }

        if (connection.HostContext is { } exchange)
        {
            exchange.Begin();
            return exchange;
        }

        return connection.HostContext = new(contextFeatures, options.Limits);
    }

    public Task ProcessRequestAsync(KestrelExchange context)
    {
        ValueTask answered;
        try
        {
            var host = context.Host;
            answered = _hosts.Allows(host)
                ? options.Handler(context, context.ClientGone)
                : context.WriteProblemAsync(403, "Host not allowed", _hosts.Refusal(host));
        }
        catch (Exception error)
        {
            return FailAsync(context, error);
        }

        return answered.IsCompletedSuccessfully && context.HasStarted && !context.IsRetired ? Task.CompletedTask : AwaitAsync(context, answered);
    }

    public void DisposeContext(KestrelExchange context, Exception? exception) => context.End();

    private async Task AwaitAsync(KestrelExchange exchange, ValueTask answered)
    {
        try
        {
            await answered;
            exchange.AbortUnlessWhole();
            if (!exchange.HasStarted)
            {
                throw new InvalidOperationException("The handler ended without an answer.");
            }
        }
        catch (Exception error)
        {
            await FailAsync(exchange, error);
        }
    }

    private async Task FailAsync(KestrelExchange exchange, Exception error)
    {
        if (exchange.ClientGone.IsCancellationRequested)
        {
            exchange.Abort();
        }
        else if (exchange.HasStarted)
        {
            Aborted(exchange.Request.Method, exchange.Request.Path, error);
            exchange.Abort();
        }
        else if (error is HttpProblemException problem)
        {
            await exchange.WriteProblemAsync(problem.StatusCode, problem.Title, problem.Message);
        }
        else
        {
            Failed(exchange.Request.Method, exchange.Request.Path, error);
            await exchange.WriteProblemAsync(500, "Internal server error");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed.")]
    private partial void Failed(string method, string path, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed while its answer was sent; the connection is aborted.")]
    private partial void Aborted(string method, string path, Exception error);
}
