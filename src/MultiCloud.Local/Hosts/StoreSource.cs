using MultiCloud.Local.Store;

namespace MultiCloud.Local;

/// <summary>The store, opened in the background when it is first asked for.</summary>
internal sealed class StoreSource(StoreOptions options) : IAsyncDisposable
{
    private readonly Lazy<Task<LocalStore>> _store = new(() => Task.Run(() => LocalStore.OpenAsync(options)));

    /// <summary>The open store.</summary>
    /// <exception cref="StoreException">It cannot be used.</exception>
    public Task<LocalStore> OpenAsync() => _store.Value;

    /// <summary>Closes the store if it was opened.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_store.IsValueCreated) return;
        await ((Task)_store.Value).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_store.Value.IsCompletedSuccessfully) (await _store.Value).Dispose();
    }
}
