using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MultiCloud.Hosting;

/// <summary>Reads one table: limits are checked and rows are read from JSON before and behind the target's client.</summary>
internal class TableReader<T>(BindingScope scope, string name, ITableClient client, JsonTypeInfo<T> type) : ITableReader<T>
    where T : class
{
    protected BindingScope Scope => scope;

    protected string Name => name;

    protected ITableClient Client => client;

    public async Task<TableItem<T>?> GetAsync(TableKey key, CancellationToken cancellationToken = default)
    {
        ThrowIf(BindingLimits.Key(key));
        return await client.GetAsync(key, cancellationToken) is { } row ? Read(key.Partition, row) : null;
    }

    public async Task<TablePage<T>> QueryAsync(
        string partition, KeyRange range = default, int max = 100, string? continuation = null, CancellationToken cancellationToken = default)
    {
        ThrowIf(BindingLimits.Partition(partition) ?? BindingLimits.Range(range) ?? BindingLimits.Page(max));
        var wanted = RowRange.Of(range);
        var tokens = new TableContinuation(name, partition, wanted);
        ThrowIf(tokens.Check(continuation));
        if (wanted.IsEmpty)
        {
            return new([], null);
        }

        var page = await client.QueryAsync(new(partition, wanted.From, wanted.To, max, TableContinuation.Open(continuation)), cancellationToken);
        var items = new TableItem<T>[page.Rows.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Read(partition, page.Rows[i]);
        }

        return new(items, tokens.Close(page.Continuation));
    }

    protected byte[] Write(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var json = JsonSerializer.SerializeToUtf8Bytes(value, type);
        ThrowIf(BindingLimits.Row(json.Length));
        return json;
    }

    protected void ThrowIf(string? fault)
    {
        if (fault is not null)
        {
            throw scope.Exceeded(name, $"{name}: {fault}");
        }
    }

    private TableItem<T> Read(string partition, StoredRow row)
    {
        try
        {
            var value = JsonSerializer.Deserialize(row.Json.Span, type) ?? throw new JsonException("The row is null.");
            return new(new(partition, row.Row), value, row.Version);
        }
        catch (JsonException e)
        {
            throw new JsonException(JsonFault.Of($"Row '{partition}', '{row.Row}' of table '{name}'", typeof(T), e), e);
        }
    }
}
