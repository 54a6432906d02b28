using System.Text.Json.Serialization.Metadata;

namespace MultiCloud.Hosting;

/// <summary>Reads and writes one table.</summary>
internal sealed class TableBinding<T>(BindingScope scope, string name, ITableClient client, JsonTypeInfo<T> type)
    : TableReader<T>(scope, name, client, type), ITable<T>
    where T : class
{
    public async Task<string> InsertAsync(TableKey key, T value, CancellationToken cancellationToken = default)
    {
        ThrowIf(BindingLimits.Key(key));
        return await Client.InsertAsync(key, Write(value), cancellationToken)
            ?? throw new AlreadyExistsException(Scope.Target, Name, $"Table '{Name}' has a row {Show(key)} already. Read it and use ReplaceAsync, or PutAsync to overwrite it.");
    }

    public async Task<string> ReplaceAsync(TableKey key, T value, string version, CancellationToken cancellationToken = default)
    {
        ThrowIf(BindingLimits.Key(key) ?? BindingLimits.Version(version));
        return await Client.ReplaceAsync(key, Write(value), version, cancellationToken) ?? throw Conflict(key, "changed, or is gone,");
    }

    public async Task<string> PutAsync(TableKey key, T value, CancellationToken cancellationToken = default)
    {
        ThrowIf(BindingLimits.Key(key));
        return await Client.PutAsync(key, Write(value), cancellationToken);
    }

    public async Task<bool> DeleteAsync(TableKey key, string? version = null, CancellationToken cancellationToken = default)
    {
        ThrowIf(BindingLimits.Key(key) ?? (version is null ? null : BindingLimits.Version(version)));
        return await Client.DeleteAsync(key, version, cancellationToken) switch
        {
            RowDeletion.Deleted => true,
            RowDeletion.Absent => false,
            _ => throw Conflict(key, "changed"),
        };
    }

    public async Task<T?> UpdateAsync(TableKey key, Func<T?, T?> change, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var found = await GetAsync(key, cancellationToken);
            var wanted = change(found?.Value);
            if (await TryWriteAsync(key, found?.Version, wanted, cancellationToken))
            {
                return wanted;
            }
        }
    }

    /// <summary>Brings a row from one state to another; false when it is no longer in the first.</summary>
    private async ValueTask<bool> TryWriteAsync(TableKey key, string? version, T? wanted, CancellationToken cancellationToken) => (version, wanted) switch
    {
        (null, null) => true,
        (null, _) => await Client.InsertAsync(key, Write(wanted), cancellationToken) is not null,
        (_, null) => await Client.DeleteAsync(key, version, cancellationToken) != RowDeletion.Changed,
        _ => await Client.ReplaceAsync(key, Write(wanted), version, cancellationToken) is not null,
    };

    private ConflictException Conflict(TableKey key, string what) =>
        new(Scope.Target, Name, $"Row {Show(key)} of table '{Name}' {what} since it was read. Read it again and decide anew, or use UpdateAsync, which does.");

    private static string Show(TableKey key) => $"'{key.Partition}', '{key.Row}'";
}
