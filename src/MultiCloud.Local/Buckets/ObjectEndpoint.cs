using MultiCloud.Hosting;

namespace MultiCloud.Local.Buckets;

/// <summary>Serves what links allow.</summary>
internal sealed class ObjectEndpoint(ObjectLinks links, Func<string, IBucket> buckets)
{
    /// <summary>Objects may be larger than what functions get and give.</summary>
    public static HttpLimits Limits { get; } = new() { MaxRequestBodyBytes = BindingLimits.MaxObjectBytes, MaxResponseBodyBytes = BindingLimits.MaxObjectBytes };

    /// <summary>Answers a request for a link.</summary>
    public async ValueTask AnswerAsync(HttpExchange exchange, CancellationToken clientGone)
    {
        var request = exchange.Request;
        if (links.Check(request) is not { } allowed)
        {
            await exchange.WriteProblemAsync(403, "Link not valid", "The link is not whole, was made by an earlier run, or has expired. Make a new one with CreateLinkAsync.");
            return;
        }

        exchange.SetLimits(Limits);
        switch (request.Method, allowed.Kind)
        {
            case ("GET" or "HEAD", LinkKind.Read):
                await ReadAsync(buckets(allowed.Bucket), allowed.Key, exchange, clientGone);
                break;
            case ("PUT", LinkKind.Write):
                await WriteAsync(buckets(allowed.Bucket), allowed.Key, exchange, clientGone);
                break;
            default:
                await exchange.WriteProblemAsync(403, "Method not allowed by the link", $"The link allows {(allowed.Kind == LinkKind.Read ? "GET" : "PUT")}, not {request.Method}.");
                break;
        }
    }

    /// <summary>Answers with an object, or 404.</summary>
    public static async ValueTask ReadAsync(IBucket bucket, string key, HttpExchange exchange, CancellationToken clientGone)
    {
        await using var found = await bucket.GetAsync(key, cancellationToken: clientGone);
        if (found is null)
        {
            await exchange.WriteProblemAsync(404, "Not found", $"There is no object '{key}'.");
            return;
        }

        KeyValuePair<string, string>[] headers =
        [
            new("ETag", $"\"{found.Entry.Version}\""),
            new("Last-Modified", found.Entry.LastModified.ToString("R", System.Globalization.CultureInfo.InvariantCulture)),

            // A browser must not run what someone uploaded as a page of this origin.
            new("X-Content-Type-Options", "nosniff"),
            new("Content-Security-Policy", "sandbox"),
        ];
        await exchange.WriteAsync(200, found.Entry.ContentType ?? "application/octet-stream", headers, found.Content, clientGone);
    }

    /// <summary>Stores the request's body as an object.</summary>
    /// <returns>The entry; null when the request was answered with a problem.</returns>
    public static async ValueTask<BucketEntry?> PutAsync(IBucket bucket, string key, HttpExchange exchange, CancellationToken clientGone)
    {
        var request = exchange.Request;
        if (request.ContentLength is not { } length)
        {
            await exchange.WriteProblemAsync(411, "Length required", "Send Content-Length: an object's size is known before it is stored.");
            return null;
        }

        return await bucket.PutAsync(key, request.Body, length, new PutOptions { ContentType = request.ContentType ?? "application/octet-stream" }, clientGone);
    }

    private static async ValueTask WriteAsync(IBucket bucket, string key, HttpExchange exchange, CancellationToken clientGone)
    {
        if (await PutAsync(bucket, key, exchange, clientGone) is not { } entry) return;
        await exchange.WriteAsync(200, null, [new("ETag", $"\"{entry.Version}\"")], default(ReadOnlyMemory<byte>));
    }
}
