namespace MultiCloud.Local.Store;

/// <summary>SQLite refused an operation.</summary>
internal sealed class SqliteFailure(int code, string message) : IOException(message)
{
    /// <summary>SQLite's extended result code.</summary>
    public int Code { get; } = code;
}
