namespace MultiCloud.Hosting;

/// <summary>A target's bucket behind the portable limits.</summary>
internal sealed class CheckedBucket(BindingScope scope, string name, IBucket bucket) : IBucket
{
    private static readonly PutOptions Default = new();

    public Task<BucketObject?> GetAsync(string key, ByteRange? range = null, CancellationToken cancellationToken = default)
    {
        ThrowIf(BindingLimits.Key(key) ?? BindingLimits.Range(range));
        return BindingSpan.BucketAsync("get", name, key, () => bucket.GetAsync(key, range, cancellationToken));
    }

    public Task<BucketEntry?> GetInfoAsync(string key, CancellationToken cancellationToken = default)
    {
        ThrowIf(BindingLimits.Key(key));
        return BindingSpan.BucketAsync("info", name, key, () => bucket.GetInfoAsync(key, cancellationToken));
    }

    public Task<BucketPage> ListAsync(string prefix = "", int max = 1000, string? continuation = null, CancellationToken cancellationToken = default)
    {
        ThrowIf(BindingLimits.Prefix(prefix) ?? BindingLimits.Page(max));
        return BindingSpan.BucketAsync("list", name, prefix, () => bucket.ListAsync(prefix, max, continuation, cancellationToken));
    }

    public Task<BucketEntry> PutAsync(string key, Stream content, long length, PutOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= Default;
        ThrowIf(BindingLimits.Key(key) ?? BindingLimits.Length(length) ?? Check(options));
        return BindingSpan.BucketAsync("put", name, key, () => bucket.PutAsync(key, content, length, options, cancellationToken));
    }

    public Task<BucketEntry> PutAsync(string key, ReadOnlyMemory<byte> content, PutOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= Default;
        ThrowIf(BindingLimits.Key(key) ?? Check(options));
        return BindingSpan.BucketAsync("put", name, key, () => bucket.PutAsync(key, content, options, cancellationToken));
    }

    public Task DeleteAsync(string key, CancellationToken cancellationToken = default)
    {
        ThrowIf(BindingLimits.Key(key));
        return BindingSpan.BucketAsync("delete", name, key, async () =>
        {
            await bucket.DeleteAsync(key, cancellationToken);
            return true;
        });
    }

    public Task<Uri> CreateLinkAsync(string key, LinkKind kind, TimeSpan lifetime, CancellationToken cancellationToken = default)
    {
        ThrowIf(BindingLimits.Key(key) ?? BindingLimits.Link(lifetime));
        return BindingSpan.BucketAsync("link", name, key, () => bucket.CreateLinkAsync(key, kind, lifetime, cancellationToken));
    }

    private static string? Check(PutOptions options) => BindingLimits.ContentType(options.ContentType) ?? BindingLimits.Metadata(options.Metadata);

    private void ThrowIf(string? fault)
    {
        if (fault is not null)
        {
            throw scope.Exceeded(name, $"{name}: {fault}");
        }
    }
}
