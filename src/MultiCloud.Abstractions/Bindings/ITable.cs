namespace MultiCloud;

/// <summary>Reads rows of a table. Asking for this interface grants reading only.</summary>
/// <typeparam name="T">The row's type, listed in a <c>JsonSerializerContext</c> of the app.</typeparam>
public interface ITableReader<T>
    where T : class
{
    /// <summary>One row, or null. Reads see every completed write.</summary>
    /// <param name="key">The row's key.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="BindingLimitException">The key is not allowed.</exception>
    Task<TableItem<T>?> GetAsync(TableKey key, CancellationToken cancellationToken = default);

    /// <summary>Rows of one partition, by row key in ascending byte order. Pages are not one moment: the next one goes on behind the last row of this one, whatever was written meanwhile.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="range">Which row keys; default all.</param>
    /// <param name="max">The most rows wanted, 1 to 1000; a page may have fewer, or none, and still go on.</param>
    /// <param name="continuation">The <see cref="TablePage{T}.Continuation"/> of the page before, for the same partition and range.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="BindingLimitException">The partition, range or page size is not allowed, or the continuation is of another query; nothing was sent.</exception>
    Task<TablePage<T>> QueryAsync(string partition, KeyRange range = default, int max = 100, string? continuation = null, CancellationToken cancellationToken = default);
}

/// <summary>Reads and writes rows of a table: JSON values under a partition and a row key, with conditional writes.</summary>
/// <typeparam name="T">The row's type, listed in a <c>JsonSerializerContext</c> of the app; at most 256 KiB of JSON.</typeparam>
public interface ITable<T> : ITableReader<T>
    where T : class
{
    /// <summary>Adds a row. Of several callers one wins.</summary>
    /// <param name="key">The row's key.</param>
    /// <param name="value">The row.</param>
    /// <param name="cancellationToken">Stops waiting; the row may have been written.</param>
    /// <returns>The row's version.</returns>
    /// <exception cref="AlreadyExistsException">There is such a row.</exception>
    /// <exception cref="BindingLimitException">The key is not allowed or the row is too large; nothing was sent.</exception>
    Task<string> InsertAsync(TableKey key, T value, CancellationToken cancellationToken = default);

    /// <summary>Replaces a row that has not changed since it was read.</summary>
    /// <param name="key">The row's key.</param>
    /// <param name="value">The new row.</param>
    /// <param name="version">The version that was read.</param>
    /// <param name="cancellationToken">Stops waiting; the row may have been written.</param>
    /// <returns>The new version.</returns>
    /// <exception cref="ConflictException">The row has another version, or is gone.</exception>
    /// <exception cref="BindingLimitException">The key is not allowed or the row is too large; nothing was sent.</exception>
    Task<string> ReplaceAsync(TableKey key, T value, string version, CancellationToken cancellationToken = default);

    /// <summary>Writes a row whether or not it exists.</summary>
    /// <param name="key">The row's key.</param>
    /// <param name="value">The row.</param>
    /// <param name="cancellationToken">Stops waiting; the row may have been written.</param>
    /// <returns>The new version.</returns>
    /// <exception cref="BindingLimitException">The key is not allowed or the row is too large; nothing was sent.</exception>
    Task<string> PutAsync(TableKey key, T value, CancellationToken cancellationToken = default);

    /// <summary>Deletes a row.</summary>
    /// <param name="key">The row's key.</param>
    /// <param name="version">Only this version; null for any.</param>
    /// <param name="cancellationToken">Stops waiting; the row may have been deleted.</param>
    /// <returns>False when there was no such row.</returns>
    /// <exception cref="ConflictException">The row has another version.</exception>
    /// <exception cref="BindingLimitException">The key is not allowed; nothing was sent.</exception>
    Task<bool> DeleteAsync(TableKey key, string? version = null, CancellationToken cancellationToken = default);

    /// <summary>Reads, changes and writes a row, again and again until no one else came between.</summary>
    /// <param name="key">The row's key.</param>
    /// <param name="change">Gets the row or null, returns the new row or null to delete it. May be called several times.</param>
    /// <param name="cancellationToken">Stops waiting; the row may have been written.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="BindingLimitException">The key is not allowed or the row is too large; nothing was sent.</exception>
    Task<T?> UpdateAsync(TableKey key, Func<T?, T?> change, CancellationToken cancellationToken = default);
}

/// <summary>A row's key. Both parts are printable ASCII without <c>/ \ # ?</c>, not <c>.</c>, <c>..</c> or <c>__…__</c>.</summary>
/// <param name="Partition">1 to 256 characters; rows of one partition can be read in order.</param>
/// <param name="Row">1 to 512 characters.</param>
public readonly record struct TableKey(string Partition, string Row);

/// <summary>A row with its version.</summary>
/// <typeparam name="T">The row's type.</typeparam>
/// <param name="Key">Its key.</param>
/// <param name="Value">The row.</param>
/// <param name="Version">An opaque token that changes with every write.</param>
public sealed record TableItem<T>(TableKey Key, T Value, string Version)
    where T : class;

/// <summary>Some rows of a partition.</summary>
/// <typeparam name="T">The row's type.</typeparam>
/// <param name="Items">By row key, ascending.</param>
/// <param name="Continuation">Pass it to get the next page; null at the end.</param>
public sealed record TablePage<T>(IReadOnlyList<TableItem<T>> Items, string? Continuation)
    where T : class;

/// <summary>Which row keys of a partition. The default is all of them.</summary>
public readonly record struct KeyRange
{
    /// <summary>The first row key wanted; null for the first of all.</summary>
    public string? From { get; private init; }

    /// <summary>The first row key no longer wanted; null for none.</summary>
    public string? To { get; private init; }

    /// <summary>Only row keys that start with this; null for all.</summary>
    public string? Prefix { get; private init; }

    /// <summary>All row keys.</summary>
    public static KeyRange All => default;

    /// <summary>Row keys from one (inclusive) to another (exclusive).</summary>
    /// <param name="from">The first wanted; null for the first of all.</param>
    /// <param name="to">The first no longer wanted; null for none.</param>
    public static KeyRange Between(string? from, string? to) => new() { From = from, To = to };

    /// <summary>Row keys that start with a text.</summary>
    /// <param name="prefix">The text.</param>
    public static KeyRange StartingWith(string prefix) => new() { Prefix = prefix };
}
