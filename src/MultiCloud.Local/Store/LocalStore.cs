using System.Collections.Concurrent;
using MultiCloud.Local.Buckets;
using MultiCloud.Local.Queues;

namespace MultiCloud.Local.Store;

/// <summary>An open store: the queues, objects, rows and schedules of one stage, owned by this process.</summary>
internal sealed class LocalStore : IDisposable
{
    private readonly StoreLock _lock;
    private readonly ConcurrentDictionary<string, MessageQueue> _queues = new(StringComparer.Ordinal);

    private LocalStore(StoreLock storeLock, StoreFolder folder, StoreCore core)
    {
        _lock = storeLock;
        Folder = folder;
        Core = core;
        Objects = new ObjectFiles(folder.Objects);
    }

    public StoreFolder Folder { get; }

    public StoreCore Core { get; }

    public ObjectFiles Objects { get; }

    /// <summary>Every queue that has been used.</summary>
    public IEnumerable<MessageQueue> Queues => _queues.Values;

    /// <summary>Takes the lock and opens the store; messages of an earlier process are ready when this returns.</summary>
    /// <exception cref="StoreException">It cannot be used; the message says why and what to do.</exception>
    public static async Task<LocalStore> OpenAsync(StoreOptions options, CancellationToken cancellationToken = default)
    {
        var folder = StoreFolder.Create(options.Path, options.Root ?? options.Path);
        var held = await StoreLock.TakeAsync(folder, options.LockPatience, options.Time, cancellationToken);
        try
        {
            return Open(held, folder, options);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>A queue, made when it is first named.</summary>
    public MessageQueue Queue(string name) => _queues.GetOrAdd(name, static (queue, core) => new MessageQueue(core, queue), Core);

    /// <summary>Stores new messages of any queues, all of them or none.</summary>
    public Task EnqueueAsync(IReadOnlyList<StoredMessage> messages)
    {
        if (messages.Count == 0) return Task.CompletedTask;
        return WriteAsync(new EnqueueOperation(messages));
    }

    /// <summary>Makes a change durable.</summary>
    public Task WriteAsync(WriteOperation operation)
    {
        Core.Writer.Submit(operation);
        return operation.Done;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // The last connection to close folds the log into the file, and only a writing one can.
        Core.Reader.Dispose();
        Core.Writer.Dispose();
        foreach (var queue in Queues) queue.Dispose();
        _lock.Dispose();
    }

    private static LocalStore Open(StoreLock held, StoreFolder folder, StoreOptions options)
    {
        var database = Schema.OpenForWriting(folder.Database, options.IsDurable);
        try
        {
            var reader = new StoreReader(Database.Open(folder.Database, readOnly: true));
            var core = new StoreCore(new GroupWriter(database), reader, new TextBudget(options.TextBytes), options.Time, options.LeasesFrozen) { QueueChanged = options.QueueChanged };
            var store = new LocalStore(held, folder, core);
            store.Load();
            store.SweepInBackground();
            return store;
        }
        catch (SqliteFailure failure)
        {
            database.Dispose();
            throw Schema.Explain(failure, folder.Database);
        }
    }

    private void SweepInBackground()
    {
        var files = BucketIndex.Files(Core.Reader);

        // File systems keep time a little coarser than the clock.
        var opened = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-1);
        _ = Task.Run(() => Objects.Sweep(files, opened));
    }

    private void Load() => Core.Reader.Read(database =>
    {
        using var rows = database.Prepare($"""
            SELECT messages.sequence, queue, id, text, time, ifnull(due, 0), ifnull(attempts, 0) FROM messages LEFT JOIN progress USING (sequence)
            WHERE ifnull(attempts, 0) <> {WriteStatements.Ended} ORDER BY messages.sequence
            """);
        while (rows.Step())
        {
            var text = rows.Blob(3);
            var message = new StoredMessage(Queue(rows.Text(1)), rows.Text(2), text, rows.Integer(4))
            {
                Sequence = rows.Integer(0),
                Due = rows.Integer(5),
                Recovered = true,
            };
            message.LoadAttempts((int)rows.Integer(6));
            message.Queue.Add(message);
        }

        return 0;
    });
}
