using Microsoft.Extensions.Time.Testing;
using MultiCloud.Local.Queues;
using MultiCloud.Local.Store;

namespace MultiCloud.Local.Tests.Store;

/// <summary>A store in a folder of its own, under a clock that the test moves; it can be closed and opened again.</summary>
internal sealed class TemporaryStore : IDisposable
{
    public static readonly ConsumerSettings Consumer = new(TimeSpan.FromSeconds(60), MaxAttempts: 3);

    private LocalStore? _store;

    public string Folder { get; } = Path.Combine(Directory.CreateTempSubdirectory("multicloud-tests-").FullName, "dev");

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public bool LeasesFrozen { get; set; }

    public StoreOptions Options => new()
    {
        Path = Folder,
        Time = Time,
        LockPatience = TimeSpan.Zero,
        LeasesFrozen = () => LeasesFrozen,
    };

    public LocalStore Store => _store ?? throw new InvalidOperationException("Open the store first.");

    public MessageQueue Orders => Store.Queue("orders");

    public static async Task<TemporaryStore> OpenAsync()
    {
        var temporary = new TemporaryStore();
        await temporary.ReopenAsync();
        return temporary;
    }

    public async Task ReopenAsync(Func<StoreOptions, StoreOptions>? change = null)
    {
        Close();
        _store = await LocalStore.OpenAsync(change is null ? Options : change(Options));
    }

    public void Close()
    {
        _store?.Dispose();
        _store = null;
    }

    /// <summary>Has the database refuse what changes of a message, as it does when the disk is full, until <see cref="Mend"/>.</summary>
    public void Break() => Change("CREATE TRIGGER full BEFORE INSERT ON progress BEGIN SELECT RAISE(ROLLBACK, 'database or disk is full'); END");

    public void Mend() => Change("DROP TRIGGER full");

    /// <summary>Changes the database behind the store's back.</summary>
    public void Change(string sql)
    {
        using var database = Database.Open(Path.Combine(Folder, "store.db"));
        database.Execute(sql);
    }

    public async Task<LeasedMessage?> TakeAsync() => (await Orders.TakeAsync(1, Consumer)).SingleOrDefault();

    public void Dispose()
    {
        Close();
        Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);
    }
}
