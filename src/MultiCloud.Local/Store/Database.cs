using SQLitePCL;

namespace MultiCloud.Local.Store;

/// <summary>
/// One connection, used by one thread at a time. It speaks to SQLite's C interface: a commit carries hundreds of statements,
/// and the ADO.NET layer above the same library costs several times what the statement itself does.
/// </summary>
internal sealed class Database : IDisposable
{
    private readonly sqlite3 _handle;
    private readonly List<Statement> _statements = [];

    private Database(sqlite3 handle) => _handle = handle;

    /// <summary>Opens a database file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="readOnly">Whether writes are refused; otherwise the file is made when missing.</param>
    public static Database Open(string path, bool readOnly = false)
    {
        Batteries_V2.Init();
        var flags = raw.SQLITE_OPEN_NOMUTEX | (readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);
        var code = raw.sqlite3_open_v2(path, out var handle, flags, null);
        if (code != raw.SQLITE_OK)
        {
            var message = raw.sqlite3_errmsg(handle).utf8_to_string();
            handle.Dispose();
            throw new SqliteFailure(code, message);
        }

        raw.sqlite3_extended_result_codes(handle, 1);
        raw.sqlite3_busy_timeout(handle, 5000);
        return new Database(handle);
    }

    /// <summary>Prepares a statement; the connection disposes what is left of them.</summary>
    public Statement Prepare(string sql)
    {
        var code = raw.sqlite3_prepare_v3(_handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement);
        if (code != raw.SQLITE_OK) throw Failure(code);
        var prepared = new Statement(this, statement);
        _statements.Add(prepared);
        return prepared;
    }

    /// <summary>Runs statements that take no values.</summary>
    public void Execute(string sql)
    {
        var code = raw.sqlite3_exec(_handle, sql);
        if (code != raw.SQLITE_OK) throw Failure(code);
    }

    /// <summary>The first column of the first row.</summary>
    public long Scalar(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Integer(0) : 0;
    }

    /// <summary>Forgets a statement that is being disposed.</summary>
    public void Forget(Statement statement) => _statements.Remove(statement);

    /// <summary>The error of the call that just failed.</summary>
    public SqliteFailure Failure(int code) => new(code, raw.sqlite3_errmsg(_handle).utf8_to_string());

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var statement in _statements.ToArray()) statement.Dispose();
        _handle.Dispose();
    }
}
