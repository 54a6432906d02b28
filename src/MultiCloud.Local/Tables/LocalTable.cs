using MultiCloud.Hosting;
using MultiCloud.Local.Store;

namespace MultiCloud.Local.Tables;

/// <summary>A table of the store.</summary>
internal sealed class LocalTable(string name, StoreSource stores) : ITableClient
{
    public ValueTask<StoredRow?> GetAsync(TableKey key, CancellationToken cancellationToken) =>
        UseAsync(store => Task.FromResult(TableIndex.Find(store.Core.Reader, name, key)), cancellationToken);

    public ValueTask<StoredRows> QueryAsync(RowQuery query, CancellationToken cancellationToken) =>
        UseAsync(store => Task.FromResult(TableIndex.List(store.Core.Reader, name, query)), cancellationToken);

    public ValueTask<string?> InsertAsync(TableKey key, ReadOnlyMemory<byte> json, CancellationToken cancellationToken) =>
        WriteAsync(key, json, RowCondition.Absent, null, cancellationToken);

    public ValueTask<string?> ReplaceAsync(TableKey key, ReadOnlyMemory<byte> json, string version, CancellationToken cancellationToken) =>
        WriteAsync(key, json, RowCondition.Unchanged, version, cancellationToken);

    public async ValueTask<string> PutAsync(TableKey key, ReadOnlyMemory<byte> json, CancellationToken cancellationToken) =>
        (await WriteAsync(key, json, RowCondition.None, null, cancellationToken))!;

    public ValueTask<RowDeletion> DeleteAsync(TableKey key, string? version, CancellationToken cancellationToken) => UseAsync(
        async store =>
        {
            var operation = new DeleteRowOperation(name, key, version);
            await store.WriteAsync(operation).WaitAsync(cancellationToken);
            return operation.Outcome;
        },
        cancellationToken);

    private ValueTask<string?> WriteAsync(TableKey key, ReadOnlyMemory<byte> json, RowCondition condition, string? expected, CancellationToken cancellationToken) => UseAsync(
        async store =>
        {
            var version = Guid.CreateVersion7(store.Core.Time.GetUtcNow()).ToString("N");
            var operation = new WriteRowOperation(name, key, json, version, condition, expected);
            await store.WriteAsync(operation).WaitAsync(cancellationToken);
            return operation.IsRefused ? null : version;
        },
        cancellationToken);

    private async ValueTask<T> UseAsync<T>(Func<LocalStore, Task<T>> use, CancellationToken cancellationToken)
    {
        try
        {
            return await use(await stores.OpenAsync().WaitAsync(cancellationToken));
        }
        catch (Exception failure) when (StoreFaults.IsFault(failure))
        {
            throw StoreFaults.Unavailable(name, failure);
        }
    }
}
