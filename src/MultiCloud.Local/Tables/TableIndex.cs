using MultiCloud.Hosting;
using MultiCloud.Local.Store;

namespace MultiCloud.Local.Tables;

/// <summary>What the database knows of rows.</summary>
internal static class TableIndex
{
    /// <summary>So much JSON ends a page, as on the platforms: an app meets short pages here first.</summary>
    internal const int PageBytes = 1024 * 1024;

    /// <summary>A row; null when there is none.</summary>
    public static StoredRow? Find(StoreReader reader, string table, TableKey key) => reader.Read<StoredRow?>(database =>
    {
        using var rows = database.Prepare("SELECT row, json, version FROM rows WHERE name = ? AND part = ? AND row = ?");
        rows.Bind(1, table).Bind(2, key.Partition).Bind(3, key.Row);
        return rows.Step() ? Row(rows) : null;
    });

    /// <summary>Rows of a partition in byte order; at least one, unless it is the end.</summary>
    /// <param name="reader">Reads.</param>
    /// <param name="table">The table.</param>
    /// <param name="query">Which rows; its continuation is the last row key of the page before.</param>
    public static StoredRows List(StoreReader reader, string table, RowQuery query) => reader.Read(database =>
    {
        using var rows = database.Prepare("""
            SELECT row, json, version FROM rows
            WHERE name = ? AND part = ? AND row >= ? AND (row < ? OR ? IS NULL) AND row > ? ORDER BY row
            """);
        rows.Bind(1, table).Bind(2, query.Partition).Bind(3, query.From ?? "").Bind(4, query.To).Bind(5, query.To).Bind(6, query.Continuation ?? "");
        var found = new List<StoredRow>();
        var bytes = 0;
        while (rows.Step())
        {
            if (found.Count == query.Max || bytes >= PageBytes) return new StoredRows(found, found[^1].Row);
            found.Add(Row(rows));
            bytes += found[^1].Json.Length;
        }

        return new StoredRows(found, null);
    });

    private static StoredRow Row(Statement rows) => new(rows.Text(0), rows.Blob(1), rows.Text(2));
}
