using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text;
using MultiCloud.Hosting;
using MultiCloud.Local.Queues;
using MultiCloud.Local.Store;

namespace MultiCloud.Local.Buckets;

/// <summary>A bucket of the store.</summary>
internal sealed class LocalBucket(string name, BucketContext context) : IBucket
{
    /// <summary>How often a read begins again because the object was replaced between index and file.</summary>
    private const int ReadTries = 20;

    public async Task<BucketObject?> GetAsync(string key, ByteRange? range = null, CancellationToken cancellationToken = default)
    {
        var store = await OpenAsync(cancellationToken);
        for (var tries = ReadTries; tries > 0; tries--)
        {
            if (BucketIndex.Find(store.Core.Reader, name, key) is not { } found) return null;
            if (store.Objects.Open(found.File) is { } file) return new BucketObject(found.Entry, range is { } part ? new RangeStream(file, part) : file);
        }

        throw new BindingUnavailableException(
            LocalHost.TargetName, name, $"The bytes of '{key}' in bucket '{name}' are missing from '{store.Folder.Objects}'. Put the object again.");
    }

    public async Task<BucketEntry?> GetInfoAsync(string key, CancellationToken cancellationToken = default)
    {
        var store = await OpenAsync(cancellationToken);
        return BucketIndex.Find(store.Core.Reader, name, key)?.Entry;
    }

    public async Task<BucketPage> ListAsync(string prefix = "", int max = 1000, string? continuation = null, CancellationToken cancellationToken = default)
    {
        var store = await OpenAsync(cancellationToken);
        var entries = BucketIndex.List(store.Core.Reader, name, prefix, ReadContinuation(continuation), max + 1);
        if (entries.Count <= max) return new BucketPage(entries, null);
        entries.RemoveAt(max);
        return new BucketPage(entries, Base64Url.EncodeToString(Encoding.UTF8.GetBytes(entries[^1].Key)));
    }

    public async Task<BucketEntry> PutAsync(string key, Stream content, long length, PutOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new PutOptions();
        context.WarnOfLoop(name, key, BucketEvents.Created);
        var store = await OpenAsync(cancellationToken);
        try
        {
            return await PutAsync(store, key, content, length, options, cancellationToken);
        }
        catch (Exception failure) when (failure is not EndOfStreamException && StoreFaults.IsFault(failure))
        {
            throw StoreFaults.Unavailable(name, failure);
        }
    }

    public async Task<BucketEntry> PutAsync(string key, ReadOnlyMemory<byte> content, PutOptions? options = null, CancellationToken cancellationToken = default)
    {
        var bytes = MemoryMarshal.TryGetArray(content, out var array) ? array : content.ToArray();
        using var stream = new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false);
        return await PutAsync(key, stream, content.Length, options, cancellationToken);
    }

    public async Task DeleteAsync(string key, CancellationToken cancellationToken = default)
    {
        context.WarnOfLoop(name, key, BucketEvents.Deleted);
        var store = await OpenAsync(cancellationToken);
        var operation = new DeleteObjectOperation(name, key, Changes(store, key, BucketEvents.Deleted, null));
        try
        {
            await store.WriteAsync(operation).WaitAsync(cancellationToken);
        }
        catch (Exception failure) when (StoreFaults.IsFault(failure))
        {
            throw StoreFaults.Unavailable(name, failure);
        }

        if (operation.Orphan is { } orphan) store.Objects.Delete(orphan);
    }

    public Task<Uri> CreateLinkAsync(string key, LinkKind kind, TimeSpan lifetime, CancellationToken cancellationToken = default) =>
        Task.FromResult(context.Links.Create(name, key, kind, lifetime));

    private async Task<BucketEntry> PutAsync(LocalStore store, string key, Stream content, long length, PutOptions options, CancellationToken cancellationToken)
    {
        var now = store.Core.Time.GetUtcNow();
        var version = Guid.CreateVersion7(now).ToString("N");
        var file = ObjectFiles.NameOf(name, key, version);
        await store.Objects.WriteAsync(file, content, length, cancellationToken);

        var modified = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        var metadata = new Dictionary<string, string>(options.Metadata ?? new Dictionary<string, string>());
        var entry = new BucketEntry(key, length, version, modified) { ContentType = options.ContentType, Metadata = metadata };
        var operation = new PutObjectOperation(
            name, entry, file, BucketIndex.WriteMetadata(metadata), options.OnlyIfAbsent, Changes(store, key, BucketEvents.Created, entry));

        // Not cancelled: whoever stops waiting here must not leave a file that the index may name.
        await store.WriteAsync(operation);
        if (operation.Orphan is { } orphan) store.Objects.Delete(orphan);
        return operation.IsRefused
            ? throw new AlreadyExistsException(LocalHost.TargetName, name, $"Bucket '{name}' has an object '{key}' already, and OnlyIfAbsent is set.")
            : entry;
    }

    private List<StoredMessage> Changes(LocalStore store, string key, BucketEvents what, BucketEntry? entry)
    {
        var now = store.Core.Time.GetUtcNow();
        var id = Guid.CreateVersion7(now).ToString();
        var text = BucketChangeText.Write(new BucketChange(id, name, key, what, entry?.Size, entry?.Version, now));
        return [.. context.Subscriptions.OfBucket(name, key, what).Select(inbox => store.Queue(inbox).Create(id, text, TimeSpan.Zero))];
    }

    private string ReadContinuation(string? continuation)
    {
        if (continuation is null) return "";
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(continuation));
        }
        catch (FormatException failure)
        {
            throw new BindingLimitException(
                LocalHost.TargetName, name, $"'{continuation}' is not the continuation of a page of bucket '{name}'. Pass on what ListAsync gave.", failure);
        }
    }

    private async Task<LocalStore> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await context.Stores.OpenAsync().WaitAsync(cancellationToken);
        }
        catch (StoreException failure)
        {
            throw StoreFaults.Unavailable(name, failure);
        }
    }
}
