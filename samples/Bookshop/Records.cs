using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Bookshop;

/// <summary>The shop's documents, kept as JSON objects in a bucket. A service of its own, so its binding is named.</summary>
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

    /// <summary>Writes a document that must be new: of several callers with one key, one wins.</summary>
    /// <returns>Whether this call was the one.</returns>
    public async Task<bool> TryAddAsync<T>(string key, T document, JsonTypeInfo<T> type, CancellationToken ct)
    {
        try
        {
            await bucket.PutAsync(key, JsonSerializer.SerializeToUtf8Bytes(document, type), Json with { OnlyIfAbsent = true }, ct);
            return true;
        }
        catch (AlreadyExistsException)
        {
            return false;
        }
    }

    public async IAsyncEnumerable<T> AllAsync<T>(string prefix, JsonTypeInfo<T> type, [EnumeratorCancellation] CancellationToken ct)
        where T : class
    {
        string? next = null;
        do
        {
            var page = await bucket.ListAsync(prefix, continuation: next, cancellationToken: ct);
            foreach (var entry in page.Entries)
            {
                if (await ReadAsync(entry.Key, type, ct) is { } document)
                    yield return document;
            }

            next = page.Continuation;
        }
        while (next is not null);
    }
}
