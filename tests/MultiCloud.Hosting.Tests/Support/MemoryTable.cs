using System.Globalization;
using System.Text;

namespace MultiCloud.Hosting.Tests.Support;

/// <summary>A table that keeps rows as text and tells what it was asked.</summary>
internal sealed class MemoryTable : ITableClient
{
    private int _version;

    internal SortedDictionary<(string Partition, string Row), (string Json, string Version)> Rows { get; } = [];

    internal List<string> Calls { get; } = [];

    /// <summary>Runs before each write: what another caller does meanwhile.</summary>
    internal Action? BeforeWrite { get; set; }

    internal StoredRows Page { get; set; } = new([], null);

    internal RowQuery? Query { get; private set; }

    public ValueTask<StoredRow?> GetAsync(TableKey key, CancellationToken cancellationToken)
    {
        Calls.Add($"get {key.Row}");
        return new(Rows.TryGetValue((key.Partition, key.Row), out var row) ? new StoredRow(key.Row, Encoding.UTF8.GetBytes(row.Json), row.Version) : null);
    }

    public ValueTask<StoredRows> QueryAsync(RowQuery query, CancellationToken cancellationToken)
    {
        Calls.Add($"query {query.Partition}");
        Query = query;
        return new(Page);
    }

    public ValueTask<string?> InsertAsync(TableKey key, ReadOnlyMemory<byte> json, CancellationToken cancellationToken) =>
        new(Write($"insert {key.Row}", key, json, found => found is null));

    public ValueTask<string?> ReplaceAsync(TableKey key, ReadOnlyMemory<byte> json, string version, CancellationToken cancellationToken) =>
        new(Write($"replace {key.Row}", key, json, found => found == version));

    public ValueTask<string> PutAsync(TableKey key, ReadOnlyMemory<byte> json, CancellationToken cancellationToken) =>
        new(Write($"put {key.Row}", key, json, _ => true)!);

    public ValueTask<RowDeletion> DeleteAsync(TableKey key, string? version, CancellationToken cancellationToken)
    {
        Calls.Add($"delete {key.Row}");
        BeforeWrite?.Invoke();
        if (!Rows.TryGetValue((key.Partition, key.Row), out var row))
        {
            return new(RowDeletion.Absent);
        }

        if (version is not null && row.Version != version)
        {
            return new(RowDeletion.Changed);
        }

        Rows.Remove((key.Partition, key.Row));
        return new(RowDeletion.Deleted);
    }

    internal string Set(string partition, string row, string json)
    {
        var version = (++_version).ToString(CultureInfo.InvariantCulture);
        Rows[(partition, row)] = (json, version);
        return version;
    }

    private string? Write(string call, TableKey key, ReadOnlyMemory<byte> json, Func<string?, bool> condition)
    {
        Calls.Add(call);
        BeforeWrite?.Invoke();
        var found = Rows.TryGetValue((key.Partition, key.Row), out var row) ? row.Version : null;
        return condition(found) ? Set(key.Partition, key.Row, Encoding.UTF8.GetString(json.Span)) : null;
    }
}
