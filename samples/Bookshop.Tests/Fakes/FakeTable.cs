namespace Bookshop.Tests;

/// <summary>A table in memory.</summary>
internal sealed class FakeTable<T> : ITable<T>
    where T : class
{
    private readonly Dictionary<TableKey, TableItem<T>> _rows = [];

    public Task<TableItem<T>?> GetAsync(TableKey key, CancellationToken cancellationToken = default) => Task.FromResult(_rows.GetValueOrDefault(key));

    public Task<TablePage<T>> QueryAsync(string partition, KeyRange range = default, int max = 100, string? continuation = null, CancellationToken cancellationToken = default)
    {
        var rest = _rows.Values
            .Where(item => item.Key.Partition == partition && string.CompareOrdinal(item.Key.Row, continuation ?? "") > 0)
            .OrderBy(item => item.Key.Row, StringComparer.Ordinal)
            .ToArray();
        return Task.FromResult(new TablePage<T>([.. rest.Take(max)], rest.Length > max ? rest[max - 1].Key.Row : null));
    }

    public Task<string> InsertAsync(TableKey key, T value, CancellationToken cancellationToken = default) =>
        _rows.ContainsKey(key) ? throw new AlreadyExistsException("test", "table", $"{key} exists.") : PutAsync(key, value, cancellationToken);

    public Task<string> ReplaceAsync(TableKey key, T value, string version, CancellationToken cancellationToken = default) =>
        _rows.GetValueOrDefault(key)?.Version == version ? PutAsync(key, value, cancellationToken) : throw new ConflictException("test", "table", $"{key} changed.");

    public Task<string> PutAsync(TableKey key, T value, CancellationToken cancellationToken = default)
    {
        var version = Guid.NewGuid().ToString("N");
        _rows[key] = new TableItem<T>(key, value, version);
        return Task.FromResult(version);
    }

    public Task<bool> DeleteAsync(TableKey key, string? version = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("No function of the shop deletes rows.");

    public Task<T?> UpdateAsync(TableKey key, Func<T?, T?> change, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("No function of the shop updates rows by a function.");
}
