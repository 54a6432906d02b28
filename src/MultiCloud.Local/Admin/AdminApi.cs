using System.Security.Cryptography;
using System.Text;
using MultiCloud.Hosting;
using MultiCloud.Local.Store;

namespace MultiCloud.Local.Admin;

/// <summary>The admin API: who may call it, and which call is which. The server has refused foreign Host headers before.</summary>
internal sealed class AdminApi(AdminContext app, string token)
{
    private const string TokenHeader = "x-multicloud-token";
    private const string Root = "/api/";

    private readonly byte[] _token = Encoding.UTF8.GetBytes(token);
    private readonly AdminRoute[] _routes = Routes(app);

    /// <summary>Answers a request.</summary>
    public async ValueTask AnswerAsync(HttpExchange exchange, CancellationToken clientGone)
    {
        if (!IsOwnOrigin(exchange.Request))
        {
            await exchange.WriteProblemAsync(403, "Origin not allowed", "The admin API does not answer web pages of other origins.");
            return;
        }

        if (!HasToken(exchange.Request))
        {
            await exchange.WriteProblemAsync(401, "Token missing or wrong", $"Send the header {TokenHeader} with the token that the start printed; it is also in run.json in the folder .multicloud.");
            return;
        }

        try
        {
            await RouteAsync(exchange, clientGone);
        }
        catch (Exception error) when (Explain(error) is var (status, title))
        {
            await exchange.WriteProblemAsync(status, title, error.Message);
        }
    }

    /// <summary>Every path there is.</summary>
    internal static AdminRoute[] Routes(AdminContext app)
    {
        var functions = new FunctionCalls(app);
        var invocations = new InvocationCalls(app);
        var queues = new QueueCalls(app);
        var letters = new DeadLetterCalls(app);
        var buckets = new BucketCalls(app);
        return
        [
            new("app") { Get = new AppCalls(app).ShowAsync },
            new("functions") { Get = functions.ListAsync },
            new("functions/*") { Get = functions.ShowAsync },
            new("functions/*/fire") { Post = functions.FireAsync },
            new("invocations") { Get = invocations.ListAsync },
            new("invocations/*") { Get = invocations.ShowAsync },
            new("events") { Get = new EventCalls(app).StreamAsync },
            new("queues") { Get = queues.ListAsync },
            new("queues/*/messages") { Post = queues.SendAsync },
            new("topics/*/events") { Post = queues.PublishAsync },
            new("dead-letters") { Get = letters.ListAsync, Delete = letters.DropAllAsync },
            new("dead-letters/redrive") { Post = letters.RedriveAllAsync },
            new("dead-letters/*") { Get = letters.ShowAsync, Delete = letters.DropAsync },
            new("dead-letters/*/redrive") { Post = letters.RedriveAsync },
            new("buckets/*/objects") { Get = buckets.ListAsync },
            new("buckets/*/objects/**") { Get = buckets.GetAsync, Put = buckets.PutAsync, Delete = buckets.DeleteAsync },
        ];
    }

    private static string[] Split(ReadOnlySpan<char> path) => path.StartsWith(Root, StringComparison.Ordinal)
        ? [.. path[Root.Length..].ToString().Split('/').Select(Uri.UnescapeDataString)]
        : [];

    private static (int Status, string Title)? Explain(Exception error) => error switch
    {
        AdminException known => (known.Status, "Not possible"),
        BindingLimitException => (400, "Limit exceeded"),
        BindingNotFoundException => (404, "Not found"),
        MultiCloudException or StoreException => (503, "Not available"),
        _ => null,
    };

    private static bool IsOwnOrigin(ExchangeRequest request)
    {
        foreach (var origin in request.Headers.GetAll("Origin"))
        {
            if (!string.Equals(origin, request.Origin, StringComparison.OrdinalIgnoreCase)) return false;
        }

        return true;
    }

    private bool HasToken(ExchangeRequest request) =>
        request.Headers[TokenHeader] is { } given && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), _token);

    private async ValueTask RouteAsync(HttpExchange exchange, CancellationToken clientGone)
    {
        var segments = Split(exchange.Request.RawPath);
        foreach (var route in _routes)
        {
            if (route.Match(segments) is not { } values) continue;
            if (route.Of(exchange.Request.Method) is { } call) await call(new AdminRequest(exchange, values, clientGone));
            else await RefuseMethodAsync(exchange, route);
            return;
        }

        await exchange.WriteProblemAsync(404, "Not found", "The admin API has no such call. GET /api/app, /api/functions, /api/invocations, /api/queues, /api/dead-letters and /api/events are where to begin.");
    }

    private static ValueTask RefuseMethodAsync(HttpExchange exchange, AdminRoute route)
    {
        var problem = HttpResult.Problem(405, "Method not allowed", $"The method is {exchange.Request.Method}; allowed here are {route.Allow}.");
        return exchange.WriteAsync(405, problem.ContentType, [new("Allow", route.Allow)], problem.Bytes);
    }
}
