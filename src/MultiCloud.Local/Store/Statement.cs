using System.Text;
using SQLitePCL;

namespace MultiCloud.Local.Store;

/// <summary>A prepared statement: bind every value, then <see cref="Run"/> it, or <see cref="Step"/> through its rows and <see cref="Reset"/>.</summary>
internal sealed class Statement(Database database, sqlite3_stmt handle) : IDisposable
{
    public Statement Bind(int index, long value) => Checked(raw.sqlite3_bind_int64(handle, index, value));

    public Statement Bind(int index, ReadOnlySpan<byte> value) =>
        Checked(value.IsEmpty ? raw.sqlite3_bind_zeroblob(handle, index, 0) : raw.sqlite3_bind_blob(handle, index, value));

    public Statement Bind(int index, string? value)
    {
        if (value is null) return Checked(raw.sqlite3_bind_null(handle, index));
        if (value.Length > 256) return Checked(raw.sqlite3_bind_text(handle, index, value));

        Span<byte> utf8 = stackalloc byte[Encoding.UTF8.GetMaxByteCount(256)];
        var length = Encoding.UTF8.GetBytes(value, utf8);
        return Checked(raw.sqlite3_bind_text(handle, index, utf8[..length]));
    }

    /// <summary>Moves to the next row; false at the end.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(handle);
        return code switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            _ => throw ResetAndFail(code),
        };
    }

    /// <summary>Makes the statement ready to be bound again.</summary>
    public void Reset() => raw.sqlite3_reset(handle);

    /// <summary>Runs a statement that answers no rows.</summary>
    public void Run()
    {
        Step();
        Reset();
    }

    public long Integer(int column) => raw.sqlite3_column_int64(handle, column);

    public string Text(int column) => raw.sqlite3_column_text(handle, column).utf8_to_string();

    public byte[] Blob(int column) => raw.sqlite3_column_blob(handle, column).ToArray();

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    /// <inheritdoc />
    public void Dispose()
    {
        database.Forget(this);
        handle.Dispose();
    }

    private Statement Checked(int code) => code == raw.SQLITE_OK ? this : throw ResetAndFail(code);

    private SqliteFailure ResetAndFail(int code)
    {
        var failure = database.Failure(code);
        Reset();
        return failure;
    }
}
