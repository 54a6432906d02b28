namespace MultiCloud.Local.Store;

/// <summary>Reads what is committed, on a connection of its own so that reading does not wait for writing.</summary>
internal sealed class StoreReader : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Database _database;
    private readonly Statement _text;

    public StoreReader(Database database)
    {
        _database = database;
        _text = database.Prepare("SELECT text FROM messages WHERE sequence = ?");
    }

    /// <summary>The text of a message that is in the store.</summary>
    public byte[] MessageText(long sequence)
    {
        lock (_gate)
        {
            _text.Bind(1, sequence);
            try
            {
                return _text.Step() ? _text.Blob(0) : [];
            }
            finally
            {
                _text.Reset();
            }
        }
    }

    /// <summary>Reads under the connection's lock.</summary>
    public T Read<T>(Func<Database, T> read)
    {
        lock (_gate) return read(_database);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate) _database.Dispose();
    }
}
