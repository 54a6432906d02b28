using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Bookshop;

/// <summary>What the shop writes down beside orders, kept as JSON objects in a bucket. A service of its own, so its binding is named.</summary>
public sealed class Records([Binding("records")] IBucket bucket)
{
    private static readonly PutOptions Json = new() { ContentType = "application/json" };

    public async Task<T?> ReadAsync<T>(string key, JsonTypeInfo<T> type, CancellationToken ct)
        where T : class
    {
        await using var found = await bucket.GetAsync(key, cancellationToken: ct);
        return found is null ? null : await JsonSerializer.DeserializeAsync(found.Content, type, ct);
    }

    public Task WriteAsync<T>(string key, T document, JsonTypeInfo<T> type, CancellationToken ct) =>
        bucket.PutAsync(key, JsonSerializer.SerializeToUtf8Bytes(document, type), Json, ct);
}
