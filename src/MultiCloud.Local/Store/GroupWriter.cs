using MultiCloud.Local.Queues;

namespace MultiCloud.Local.Store;

/// <summary>
/// The one thread that writes. It takes whatever waits, commits it as one group with one flush to the disk, and completes it;
/// meanwhile the next group gathers, so the more is asked for, the larger the groups and the cheaper each change.
/// </summary>
/// <remarks>
/// That a first attempt began is written without anyone waiting for it, and only when the attempt outlived a whole commit (or, while
/// nothing else is written, 5 ms): most attempts end sooner, and a message that is gone needs no count.
/// </remarks>
internal sealed class GroupWriter : IDisposable
{
    /// <summary>The most operations of one commit: bounds how long the first of them waits for the last.</summary>
    internal const int MaxGroup = 1024;

    private const int AttemptGraceMilliseconds = 5;

    private readonly Database _database;
    private readonly WriteStatements _statements;
    private readonly object _gate = new();
    private readonly Queue<WriteOperation> _waiting = [];
    private readonly List<WriteOperation> _group = new(MaxGroup);
    private readonly Thread _thread;
    private List<StoredMessage> _begun = [];
    private List<StoredMessage> _aging = [];
    private bool _closed;
    private bool _idle;

    /// <summary>Starts writing.</summary>
    /// <param name="database">The writing connection; from now on the writer's own.</param>
    public GroupWriter(Database database)
    {
        _database = database;
        _statements = new WriteStatements(database);
        _thread = new Thread(Run) { IsBackground = true, Name = "store writer" };
        _thread.Start();
    }

    /// <summary>Hands over an operation; its <see cref="WriteOperation.Done"/> ends when it is durable.</summary>
    public void Submit(WriteOperation operation)
    {
        lock (_gate)
        {
            if (!_closed)
            {
                _waiting.Enqueue(operation);
                if (_idle) Monitor.Pulse(_gate);
                return;
            }
        }

        operation.Fail(new ObjectDisposedException(nameof(GroupWriter), "The store is closed: the app is stopping."));
    }

    /// <summary>Notes that a first attempt began.</summary>
    public void NoteAttempts(IReadOnlyList<StoredMessage> messages)
    {
        lock (_gate)
        {
            if (_idle && _begun.Count + _aging.Count == 0) Monitor.Pulse(_gate);
            _begun.AddRange(messages);
        }
    }

    /// <summary>Writes what waits, then ends.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_closed) return;
            _closed = true;
            Monitor.Pulse(_gate);
        }

        _thread.Join();
        _database.Dispose();
    }

    private void Run()
    {
        while (Gather(out var aged)) WriteGroup(aged);
    }

    /// <summary>Waits for something to write; false when the writer is closed and nothing is left.</summary>
    private bool Gather(out List<StoredMessage> aged)
    {
        lock (_gate)
        {
            var quiet = false;
            while (_waiting.Count == 0 && !quiet && !_closed)
            {
                _idle = true;
                if (_begun.Count + _aging.Count == 0) Monitor.Wait(_gate);
                else quiet = !Monitor.Wait(_gate, AttemptGraceMilliseconds);
                _idle = false;
            }

            aged = _aging;
            if (quiet || _closed)
            {
                aged.AddRange(_begun);
                _begun.Clear();
            }

            _aging = _begun;
            _begun = [];
            while (_group.Count < MaxGroup && _waiting.TryDequeue(out var operation)) _group.Add(operation);
            return _group.Count + aged.Count > 0 || !_closed;
        }
    }

    private void WriteGroup(List<StoredMessage> aged)
    {
        try
        {
            _statements.Begin();
            foreach (var operation in _group) operation.Execute(_statements);
            foreach (var message in aged) message.SaveAttempts(_statements);
            _statements.Sweep();
            _statements.Commit();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            Abandon(failure, aged);
            _group.Clear();
            return;
        }

        foreach (var operation in _group) operation.Commit();
        _group.Clear();
    }

    private void Abandon(Exception failure, List<StoredMessage> aged)
    {
        try
        {
            _statements.Rollback();
        }
        catch (SqliteFailure)
        {
            // Some failures have already ended the transaction.
        }

        foreach (var message in aged) message.ForgetSaved();
        foreach (var operation in _group) operation.Fail(failure);
    }
}
