using SQLitePCL;

namespace MultiCloud.Local.Store;

/// <summary>The tables of the store and their version.</summary>
/// <remarks>
/// A message's row is written once. What changes (attempts begun, the time before which it does not come, its end) goes to the small rows of
/// <c>progress</c>, so that a commit that settles messages far apart still writes a page or two; messages that ended are deleted by the hundred.
/// </remarks>
internal static class Schema
{
    /// <summary>The version this code writes.</summary>
    internal const int Version = 3;

    /// <summary>"MCst": marks the file as a store of ours.</summary>
    private const int ApplicationId = 0x4D437374;

    private const string Tables = """
        CREATE TABLE messages (
            sequence INTEGER PRIMARY KEY,
            queue TEXT NOT NULL,
            id TEXT NOT NULL,
            text BLOB NOT NULL,
            time INTEGER NOT NULL);
        CREATE TABLE progress (
            sequence INTEGER PRIMARY KEY,
            attempts INTEGER NOT NULL,
            due INTEGER NOT NULL);
        CREATE TABLE dead_letters (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            queue TEXT NOT NULL,
            id TEXT NOT NULL,
            text BLOB NOT NULL,
            time INTEGER NOT NULL,
            attempts INTEGER NOT NULL,
            reason TEXT NOT NULL,
            died INTEGER NOT NULL);
        CREATE INDEX dead_letters_by_queue ON dead_letters (queue, number);
        CREATE TABLE objects (
            bucket TEXT NOT NULL,
            key TEXT NOT NULL,
            file TEXT NOT NULL,
            size INTEGER NOT NULL,
            version TEXT NOT NULL,
            modified INTEGER NOT NULL,
            content_type TEXT NOT NULL,
            metadata TEXT NOT NULL,
            PRIMARY KEY (bucket, key)) WITHOUT ROWID;
        CREATE TABLE schedules (
            function TEXT PRIMARY KEY,
            last INTEGER NOT NULL) WITHOUT ROWID;

        """ + Rows;

    /// <summary>New in format 3. The columns are not named after SQL words.</summary>
    private const string Rows = """
        CREATE TABLE rows (
            name TEXT NOT NULL,
            part TEXT NOT NULL,
            row TEXT NOT NULL,
            json BLOB NOT NULL,
            version TEXT NOT NULL,
            PRIMARY KEY (name, part, row));
        """;

    /// <summary>Opens the writing connection: checks the file, makes the tables when it is new, and sets durability.</summary>
    /// <param name="path">The database.</param>
    /// <param name="isDurable">Whether a commit waits for the disk.</param>
    /// <exception cref="StoreException">The file is no store of ours, is damaged, or was written by another version.</exception>
    public static Database OpenForWriting(string path, bool isDurable = true)
    {
        Database? database = null;
        try
        {
            database = Database.Open(path);
            database.Execute($"PRAGMA journal_mode = WAL; PRAGMA synchronous = {(isDurable ? "FULL" : "OFF")}; PRAGMA cache_size = -16384;");
            Prepare(database, path);
            return database;
        }
        catch (SqliteFailure failure)
        {
            database?.Dispose();
            throw Explain(failure, path);
        }
        catch
        {
            database?.Dispose();
            throw;
        }
    }

    private static void Prepare(Database database, string path)
    {
        var version = database.Scalar("PRAGMA user_version");
        var application = database.Scalar("PRAGMA application_id");
        if (version > Version)
            throw new StoreException($"Store '{path}' has format {version}, written by a newer MultiCloud; this one reads format {Version}. Update the package, or use another folder with --store.");
        if (version == Version && application == ApplicationId) return;
        if (application == ApplicationId && version == 2)
        {
            database.Execute($"BEGIN IMMEDIATE; {Rows} PRAGMA user_version = {Version}; COMMIT;");
            return;
        }

        if (application == ApplicationId)
        {
            throw new StoreException(
                $"Store '{path}' has format {version}, written by an older MultiCloud; this one reads format {Version}. Nothing was changed. " +
                $"Move the folder '{Path.GetDirectoryName(path)}' away to begin with an empty store, or use another one: --store <folder>");
        }

        if (database.Scalar("SELECT count(*) FROM sqlite_schema") > 0)
            throw new StoreException($"'{path}' is a database of another program. Use another folder with --store; nothing was changed.");

        database.Execute($"BEGIN IMMEDIATE; {Tables} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}; COMMIT;");
    }

    public static StoreException Explain(SqliteFailure failure, string path) => (failure.Code & 0xFF) switch
    {
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => new StoreException(
            $"Store '{path}' is damaged ({failure.Message}). Nothing was changed. Restore a copy, or move the folder away to begin with an empty store.", failure),
        raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_READONLY or raw.SQLITE_AUTH => new StoreException(
            $"Store '{path}' cannot be opened for writing ({failure.Message}). Allow this user to write there, or use another folder with --store.", failure),
        raw.SQLITE_FULL => new StoreException($"Store '{path}' cannot be written: the disk is full. Free some space, or use another folder with --store.", failure),
        raw.SQLITE_IOERR => new StoreException(
            $"Store '{path}' cannot be read or written ({failure.Message}, SQLite {failure.Code}): the disk is full or failing. Free some space, or use another folder with --store.", failure),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new StoreException($"Store '{path}' is locked by another program. Close it, or use another folder with --store.", failure),
        _ => new StoreException($"Store '{path}' cannot be opened: {failure.Message} (SQLite {failure.Code}). Use another folder with --store.", failure),
    };
}
