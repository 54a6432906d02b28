using System.Text.Json;
using MultiCloud.Local.Store;

namespace MultiCloud.Local.Buckets;

/// <summary>What the database knows of objects.</summary>
internal static class BucketIndex
{
    /// <summary>Greater than any character of a key.</summary>
    private const char AfterKeys = '\x7f';

    /// <summary>An object and the file of its bytes; null when there is none.</summary>
    public static IndexedObject? Find(StoreReader reader, string bucket, string key) => reader.Read(database =>
    {
        using var rows = database.Prepare("SELECT key, size, version, modified, file, content_type, metadata FROM objects WHERE bucket = ? AND key = ?");
        rows.Bind(1, bucket).Bind(2, key);
        if (!rows.Step()) return null;
        var entry = Entry(rows) with { ContentType = rows.Text(5), Metadata = ReadMetadata(rows.Text(6)) };
        return new IndexedObject(entry, rows.Text(4));
    });

    /// <summary>Objects by key, in byte order.</summary>
    /// <param name="reader">Reads.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="prefix">What keys start with.</param>
    /// <param name="after">Only keys behind this one.</param>
    /// <param name="max">The most wanted.</param>
    public static List<BucketEntry> List(StoreReader reader, string bucket, string prefix, string after, int max) => reader.Read(database =>
    {
        using var rows = database.Prepare("""
            SELECT key, size, version, modified FROM objects
            WHERE bucket = ? AND key >= ? AND key < ? AND key > ? ORDER BY key LIMIT ?
            """);
        rows.Bind(1, bucket).Bind(2, prefix).Bind(3, prefix + AfterKeys).Bind(4, after).Bind(5, max);
        var entries = new List<BucketEntry>();
        while (rows.Step()) entries.Add(Entry(rows));
        return entries;
    });

    /// <summary>The files of all objects.</summary>
    public static HashSet<string> Files(StoreReader reader) => reader.Read(database =>
    {
        using var rows = database.Prepare("SELECT file FROM objects");
        var files = new HashSet<string>(StringComparer.Ordinal);
        while (rows.Step()) files.Add(rows.Text(0));
        return files;
    });

    public static string WriteMetadata(IReadOnlyDictionary<string, string>? metadata) =>
        metadata is null or { Count: 0 } ? "" : JsonSerializer.Serialize(new Dictionary<string, string>(metadata), LocalJson.Default.DictionaryStringString);

    private static Dictionary<string, string> ReadMetadata(string text) =>
        text.Length == 0 ? [] : JsonSerializer.Deserialize(text, LocalJson.Default.DictionaryStringString)!;

    private static BucketEntry Entry(Statement rows) =>
        new(rows.Text(0), rows.Integer(1), rows.Text(2), DateTimeOffset.FromUnixTimeMilliseconds(rows.Integer(3)));
}

/// <summary>An object and the file of its bytes.</summary>
internal sealed record IndexedObject(BucketEntry Entry, string File);
