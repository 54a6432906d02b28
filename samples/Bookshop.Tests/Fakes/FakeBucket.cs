namespace Bookshop.Tests;

/// <summary>A bucket in memory.</summary>
internal sealed class FakeBucket : IBucket
{
    private readonly SortedDictionary<string, (BucketEntry Entry, byte[] Content)> _objects = new(StringComparer.Ordinal);

    public Task<BucketObject?> GetAsync(string key, ByteRange? range = null, CancellationToken cancellationToken = default)
    {
        if (!_objects.TryGetValue(key, out var found))
            return Task.FromResult<BucketObject?>(null);

        var part = found.Content.AsEnumerable();
        if (range is { } wanted)
            part = part.Skip((int)wanted.From).Take((int)(wanted.Length ?? found.Content.Length));
        return Task.FromResult<BucketObject?>(new BucketObject(found.Entry, new MemoryStream([.. part])));
    }

    public Task<BucketEntry?> GetInfoAsync(string key, CancellationToken cancellationToken = default) =>
        Task.FromResult(_objects.TryGetValue(key, out var found) ? found.Entry : null);

    public Task<BucketPage> ListAsync(string prefix = "", int max = 1000, string? continuation = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new BucketPage([.. _objects.Values.Select(one => one.Entry).Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal))], null));

    public async Task<BucketEntry> PutAsync(string key, Stream content, long length, PutOptions? options = null, CancellationToken cancellationToken = default)
    {
        var bytes = new byte[length];
        await content.ReadExactlyAsync(bytes, cancellationToken);
        return await PutAsync(key, bytes, options, cancellationToken);
    }

    public Task<BucketEntry> PutAsync(string key, ReadOnlyMemory<byte> content, PutOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (options is { OnlyIfAbsent: true } && _objects.ContainsKey(key))
            throw new AlreadyExistsException("test", "bucket", $"'{key}' exists.");

        var entry = new BucketEntry(key, content.Length, Guid.NewGuid().ToString("N"), TimeProvider.System.GetUtcNow());
        _objects[key] = (entry, content.ToArray());
        return Task.FromResult(entry);
    }

    public Task DeleteAsync(string key, CancellationToken cancellationToken = default)
    {
        _objects.Remove(key);
        return Task.CompletedTask;
    }

    public Task<Uri> CreateLinkAsync(string key, LinkKind kind, TimeSpan lifetime, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("No function of the shop hands out links.");
}
