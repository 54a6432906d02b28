namespace MultiCloud;

/// <summary>Reads objects of a bucket. Asking for this interface grants reading only.</summary>
public interface IBucketReader
{
    /// <summary>Opens an object. Reads see every completed write.</summary>
    /// <param name="key">1 to 800 bytes of ASCII; no leading <c>/</c> or <c>\</c>, no empty, <c>.</c> or <c>..</c> segment.</param>
    /// <param name="range">The part wanted; null for all.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The object, to be disposed by the caller; null when there is none.</returns>
    /// <exception cref="BindingLimitException">The key is not allowed.</exception>
    Task<BucketObject?> GetAsync(string key, ByteRange? range = null, CancellationToken cancellationToken = default);

    /// <summary>What is known about an object without reading it; null when there is none.</summary>
    /// <param name="key">The object's key.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<BucketEntry?> GetInfoAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Objects whose key starts with a prefix, by key. A list may lag behind writes.</summary>
    /// <param name="prefix">Default: all objects.</param>
    /// <param name="max">The most entries wanted, 1 to 1000; a page may have fewer and still go on.</param>
    /// <param name="continuation">The <see cref="BucketPage.Continuation"/> of the page before.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<BucketPage> ListAsync(string prefix = "", int max = 1000, string? continuation = null, CancellationToken cancellationToken = default);
}

/// <summary>Reads and writes objects of a bucket.</summary>
public interface IBucket : IBucketReader
{
    /// <summary>Stores an object whole: readers see the old one or the new one, never a part.</summary>
    /// <param name="key">The object's key.</param>
    /// <param name="content">Its bytes, read to <paramref name="length"/>.</param>
    /// <param name="length">How many bytes, 0 to 5,000,000,000.</param>
    /// <param name="options">Content type, metadata, create-only.</param>
    /// <param name="cancellationToken">Stops the write; the object may have been stored.</param>
    /// <exception cref="AlreadyExistsException"><see cref="PutOptions.OnlyIfAbsent"/> is set and the object exists.</exception>
    /// <exception cref="BindingLimitException">The key, length or metadata is not allowed; nothing was sent.</exception>
    Task<BucketEntry> PutAsync(string key, Stream content, long length, PutOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Stores an object whole.</summary>
    /// <param name="key">The object's key.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="options">Content type, metadata, create-only.</param>
    /// <param name="cancellationToken">Stops the write; the object may have been stored.</param>
    /// <exception cref="AlreadyExistsException"><see cref="PutOptions.OnlyIfAbsent"/> is set and the object exists.</exception>
    /// <exception cref="BindingLimitException">The key, length or metadata is not allowed; nothing was sent.</exception>
    Task<BucketEntry> PutAsync(string key, ReadOnlyMemory<byte> content, PutOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes an object; deleting one that does not exist is fine.</summary>
    /// <param name="key">The object's key.</param>
    /// <param name="cancellationToken">Stops waiting; the object may have been deleted.</param>
    Task DeleteAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>An address that allows whoever has it one kind of access to one object for a while.</summary>
    /// <param name="key">The object's key.</param>
    /// <param name="kind">Read or write.</param>
    /// <param name="lifetime">1 second to 15 minutes.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<Uri> CreateLinkAsync(string key, LinkKind kind, TimeSpan lifetime, CancellationToken cancellationToken = default);
}

/// <summary>An open object. Dispose it.</summary>
public sealed class BucketObject : IAsyncDisposable, IDisposable
{
    /// <summary>Makes an open object.</summary>
    /// <param name="entry">What is known about it.</param>
    /// <param name="content">Its bytes, or the asked part of them.</param>
    public BucketObject(BucketEntry entry, Stream content)
    {
        Entry = entry;
        Content = content;
    }

    /// <summary>What is known about it.</summary>
    public BucketEntry Entry { get; }

    /// <summary>Its bytes, or the asked part of them.</summary>
    public Stream Content { get; }

    /// <inheritdoc />
    public void Dispose() => Content.Dispose();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}

/// <summary>What is known about an object.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Version">An opaque token that changes with every write.</param>
/// <param name="LastModified">When it was written.</param>
public sealed record BucketEntry(string Key, long Size, string Version, DateTimeOffset LastModified)
{
    /// <summary>Its content type; null in lists, where not every platform says.</summary>
    public string? ContentType { get; init; }

    /// <summary>Its metadata; empty in lists.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}

/// <summary>Some of a bucket's objects.</summary>
/// <param name="Entries">By key, ascending.</param>
/// <param name="Continuation">Pass it to get the next page; null at the end.</param>
public sealed record BucketPage(IReadOnlyList<BucketEntry> Entries, string? Continuation);

/// <summary>A part of an object.</summary>
/// <param name="From">The first byte, from 0.</param>
/// <param name="Length">How many bytes; null for the rest. A part that ends behind the object is cut there.</param>
public readonly record struct ByteRange(long From, long? Length = null);

/// <summary>Options of storing an object.</summary>
public sealed record PutOptions
{
    /// <summary>Default <c>application/octet-stream</c>.</summary>
    public string ContentType { get; init; } = "application/octet-stream";

    /// <summary>At most 10 pairs; names <c>[a-z][a-z0-9]*</c> of at most 40 characters, values printable ASCII, together at most 2 KB.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>Fail with <see cref="AlreadyExistsException"/> when the object exists: of several writers one wins. Default false.</summary>
    public bool OnlyIfAbsent { get; init; }
}

/// <summary>What a link allows.</summary>
public enum LinkKind
{
    /// <summary>GET of the object.</summary>
    Read,

    /// <summary>PUT of the object.</summary>
    Write,
}
