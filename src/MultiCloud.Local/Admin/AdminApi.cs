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
    private readonly FunctionCalls _functions = new(app);
    private readonly QueueCalls _queues = new(app);
    private readonly DeadLetterCalls _deadLetters = new(app);
    private readonly BucketCalls _buckets = new(app);

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
            await RouteAsync(new AdminRequest(exchange, Split(exchange.Request.RawPath), clientGone));
        }
        catch (Exception error) when (Explain(error) is var (status, title))
        {
            await exchange.WriteProblemAsync(status, title, error.Message);
        }
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

    private static bool IsOwnOrigin(ExchangeRequest request) =>
        request.Headers["Origin"] is not { } origin || string.Equals(origin, request.Origin, StringComparison.OrdinalIgnoreCase);

    private bool HasToken(ExchangeRequest request) =>
        request.Headers[TokenHeader] is { } given && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), _token);

    private ValueTask RouteAsync(AdminRequest request) => (request.Exchange.Request.Method, request.Segments) switch
    {
        ("GET", ["functions"]) => _functions.ListAsync(request),
        ("POST", ["functions", var name, "fire"]) => _functions.FireAsync(request, name),
        ("GET", ["queues"]) => _queues.ListAsync(request),
        ("POST", ["queues", var name, "messages"]) => _queues.SendAsync(request, name),
        ("POST", ["topics", var name, "events"]) => _queues.PublishAsync(request, name),
        ("GET", ["dead-letters"]) => _deadLetters.ListAsync(request),
        ("POST", ["dead-letters", "redrive"]) => _deadLetters.RedriveAllAsync(request),
        ("POST", ["dead-letters", var id, "redrive"]) => _deadLetters.RedriveAsync(request, id),
        ("GET", ["buckets", var name, "objects"]) => _buckets.ListAsync(request, name),
        ("PUT", ["buckets", var name, "objects", .. var key]) when key.Length > 0 => _buckets.PutAsync(request, name, string.Join('/', key)),
        ("GET", ["buckets", var name, "objects", .. var key]) when key.Length > 0 => _buckets.GetAsync(request, name, string.Join('/', key)),
        ("DELETE", ["buckets", var name, "objects", .. var key]) when key.Length > 0 => _buckets.DeleteAsync(request, name, string.Join('/', key)),
        _ => request.Exchange.WriteProblemAsync(404, "Not found", "The admin API has no such call."),
    };
}
