namespace MultiCloud.Local.Store;

/// <summary>The prepared statements of the writing connection.</summary>
internal sealed class WriteStatements(Database database)
{
    /// <summary>The attempts of a message that was acknowledged or buried.</summary>
    internal const int Ended = -1;

    /// <summary>So many messages end before their rows are deleted together.</summary>
    private const int SweepSize = 1024;

    private readonly Statement _begin = database.Prepare("BEGIN IMMEDIATE");
    private readonly Statement _commit = database.Prepare("COMMIT");
    private readonly Statement _rollback = database.Prepare("ROLLBACK");

    private readonly Statement _insertMessage = database.Prepare("INSERT INTO messages (sequence, queue, id, text, time) VALUES (?, ?, ?, ?, ?)");
    private readonly Statement _setProgress = database.Prepare("INSERT OR REPLACE INTO progress (sequence, attempts, due) VALUES (?, ?, ?)");
    private readonly Statement _sweepMessages = database.Prepare($"DELETE FROM messages WHERE sequence IN (SELECT sequence FROM progress WHERE attempts = {Ended})");
    private readonly Statement _sweepProgress = database.Prepare($"DELETE FROM progress WHERE attempts = {Ended}");

    private readonly Statement _bury = database.Prepare("""
        INSERT INTO dead_letters (queue, id, text, time, attempts, reason, died)
        SELECT queue, id, text, time, ?, ?, ? FROM messages WHERE sequence = ?
        """);

    private readonly Statement _readDeadLetter = database.Prepare("SELECT queue, id, text, time FROM dead_letters WHERE number = ?");
    private readonly Statement _deleteDeadLetter = database.Prepare("DELETE FROM dead_letters WHERE number = ?");

    private readonly Statement _readObject = database.Prepare("SELECT file FROM objects WHERE bucket = ? AND key = ?");

    private readonly Statement _putObject = database.Prepare("""
        INSERT OR REPLACE INTO objects (bucket, key, file, size, version, modified, content_type, metadata) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """);

    private readonly Statement _deleteObject = database.Prepare("DELETE FROM objects WHERE bucket = ? AND key = ?");
    private readonly Statement _setSchedule = database.Prepare("INSERT OR REPLACE INTO schedules (function, last) VALUES (?, ?)");

    private readonly Statement _rowVersion = database.Prepare("SELECT version FROM rows WHERE name = ? AND part = ? AND row = ?");

    private readonly Statement _putRow = database.Prepare("""
        INSERT INTO rows (name, part, row, json, version) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (name, part, row) DO UPDATE SET json = excluded.json, version = excluded.version
        """);

    private readonly Statement _deleteRow = database.Prepare("DELETE FROM rows WHERE name = ? AND part = ? AND row = ?");

    private int _ended = SweepSize;
    private long _lastSequence = database.Scalar("SELECT max(sequence) FROM messages");

    public void Begin() => _begin.Run();

    public void Commit() => _commit.Run();

    public void Rollback() => _rollback.Run();

    /// <summary>Adds a message that no attempt has been made at.</summary>
    /// <returns>Its row.</returns>
    public long InsertMessage(string queue, string id, ReadOnlySpan<byte> text, long time, long due)
    {
        var sequence = ++_lastSequence;
        _insertMessage.Bind(1, sequence).Bind(2, queue).Bind(3, id).Bind(4, text).Bind(5, time).Run();
        if (due > time) SetProgress(sequence, attempts: 0, due);
        return sequence;
    }

    /// <summary>Sets the attempts begun at a message, and the time before which it does not come.</summary>
    public void SetProgress(long sequence, int attempts, long due) => _setProgress.Bind(1, sequence).Bind(2, attempts).Bind(3, due).Run();

    /// <summary>A message was acknowledged.</summary>
    public void EndMessage(long sequence)
    {
        SetProgress(sequence, Ended, due: 0);
        _ended++;
    }

    /// <summary>Deletes the rows of messages that ended, when there are enough of them to make it cheap.</summary>
    public void Sweep()
    {
        if (_ended < SweepSize) return;
        _ended = 0;
        _sweepMessages.Run();
        _sweepProgress.Run();
    }

    /// <summary>Moves a message to the dead letters.</summary>
    public void Bury(long sequence, int attempts, string reason, long now)
    {
        _bury.Bind(1, attempts).Bind(2, reason).Bind(3, now).Bind(4, sequence).Run();
        EndMessage(sequence);
    }

    /// <summary>Takes a dead letter out; null when there is none of that number.</summary>
    public DeadText? TakeDeadLetter(long number)
    {
        _readDeadLetter.Bind(1, number);
        DeadText? found = _readDeadLetter.Step()
            ? new DeadText(_readDeadLetter.Text(0), _readDeadLetter.Text(1), _readDeadLetter.Blob(2), _readDeadLetter.Integer(3))
            : null;
        _readDeadLetter.Reset();
        if (found is not null) _deleteDeadLetter.Bind(1, number).Run();
        return found;
    }

    /// <summary>The file of an object; null when there is no such object.</summary>
    public string? ObjectFile(string bucket, string key)
    {
        _readObject.Bind(1, bucket).Bind(2, key);
        var file = _readObject.Step() ? _readObject.Text(0) : null;
        _readObject.Reset();
        return file;
    }

    public void PutObject(string bucket, string key, string file, long size, string version, long modified, string contentType, string metadata) =>
        _putObject.Bind(1, bucket).Bind(2, key).Bind(3, file).Bind(4, size).Bind(5, version).Bind(6, modified).Bind(7, contentType).Bind(8, metadata).Run();

    public void DeleteObject(string bucket, string key) => _deleteObject.Bind(1, bucket).Bind(2, key).Run();

    /// <summary>The version of a row; null when there is no such row.</summary>
    public string? RowVersion(string table, TableKey key)
    {
        _rowVersion.Bind(1, table).Bind(2, key.Partition).Bind(3, key.Row);
        var version = _rowVersion.Step() ? _rowVersion.Text(0) : null;
        _rowVersion.Reset();
        return version;
    }

    public void PutRow(string table, TableKey key, ReadOnlySpan<byte> json, string version) =>
        _putRow.Bind(1, table).Bind(2, key.Partition).Bind(3, key.Row).Bind(4, json).Bind(5, version).Run();

    public void DeleteRow(string table, TableKey key) => _deleteRow.Bind(1, table).Bind(2, key.Partition).Bind(3, key.Row).Run();

    public void SetSchedule(string function, long last) => _setSchedule.Bind(1, function).Bind(2, last).Run();
}

/// <summary>What a dead letter still knows of its message.</summary>
internal sealed record DeadText(string Queue, string Id, byte[] Text, long Time);
