using Microsoft.Data.Sqlite;

namespace MultiCloud.Benchmarks.Baselines;

/// <summary>The plain way: one SQLite table in WAL mode with synchronous=FULL and group commit, receiving with UPDATE … RETURNING.</summary>
internal sealed class BareSqlite : QueueSubject
{
    private readonly SqliteConnection _connection;
    private readonly GroupCommit<Action> _commits;

    public BareSqlite(string directory)
    {
        _connection = new SqliteConnection($"Data Source={Path.Combine(directory, "queue.db")};Pooling=False");
        _connection.Open();
        Execute("PRAGMA journal_mode=WAL");
        Execute("PRAGMA synchronous=FULL");
        Execute("CREATE TABLE messages (id INTEGER PRIMARY KEY, leased INTEGER NOT NULL DEFAULT 0, body BLOB NOT NULL)");
        Execute("CREATE INDEX ready ON messages (leased, id)");
        var insert = Command("INSERT INTO messages (body) VALUES ($body)", "$body");
        var delete = Command("DELETE FROM messages WHERE id = $id", "$id");
        var receive = Command("UPDATE messages SET leased = 1 WHERE id IN (SELECT id FROM messages WHERE leased = 0 ORDER BY id LIMIT $max) RETURNING id", "$max");
        Insert = body => Run(insert, body);
        Delete = id => Run(delete, id);
        Receive = (max, ids) =>
        {
            receive.Parameters[0].Value = max;
            using var reader = receive.ExecuteReader();
            while (reader.Read())
            {
                ids.Add(reader.GetInt64(0));
            }
        };
        _commits = new(Commit);
    }

    private Action<byte[]> Insert { get; }

    private Action<long> Delete { get; }

    private Action<int, List<long>> Receive { get; }

    public override Task EnqueueAsync(byte[] message) => _commits.AddAsync(() => Insert(message));

    public override async Task<IReadOnlyList<long>> ReceiveAsync(int max)
    {
        var ids = new List<long>(max);
        await _commits.AddAsync(() => Receive(max, ids));
        return ids;
    }

    public override Task AcknowledgeAsync(long id) => _commits.AddAsync(() => Delete(id));

    public override async ValueTask DisposeAsync()
    {
        await _commits.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private void Commit(List<Action> operations)
    {
        Execute("BEGIN");
        operations.ForEach(operation => operation());
        Execute("COMMIT");
    }

    private SqliteCommand Command(string text, string parameter)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        command.Parameters.Add(new SqliteParameter(parameter, null));
        return command;
    }

    private static void Run(SqliteCommand command, object value)
    {
        command.Parameters[0].Value = value;
        command.ExecuteNonQuery();
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
