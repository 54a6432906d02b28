using System.Buffers;
using System.Globalization;
using System.Text.Json;
using MultiCloud.Hosting;

namespace MultiCloud.Local.Buckets;

/// <summary>The text by which a change of a bucket waits in an inbox.</summary>
internal static class BucketChangeText
{
    public static byte[] Write(BucketChange change)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("id"u8, change.Id);
            json.WriteString("bucket"u8, change.Bucket);
            json.WriteString("key"u8, change.Key);
            json.WriteString("event"u8, change.Event == BucketEvents.Deleted ? "deleted"u8 : "created"u8);
            if (change.Size is { } size) json.WriteNumber("size"u8, size);
            if (change.Version is { } version) json.WriteString("version"u8, version);
            json.WriteString("time"u8, change.Time.ToString("O", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a text; null when it was not written here.</summary>
    public static BucketChange? Read(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text);
            using var document = JsonDocument.ParseValue(ref reader);
            return Read(document.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static BucketChange Read(JsonElement root) => new(
        Text(root, "id"u8),
        Text(root, "bucket"u8),
        Text(root, "key"u8),
        root.GetProperty("event"u8).ValueEquals("deleted"u8) ? BucketEvents.Deleted : BucketEvents.Created,
        root.TryGetProperty("size"u8, out var size) ? size.GetInt64() : null,
        root.TryGetProperty("version"u8, out var version) ? version.GetString() : null,
        root.GetProperty("time"u8).GetDateTimeOffset());

    private static string Text(JsonElement root, ReadOnlySpan<byte> name) => root.GetProperty(name).GetString() ?? throw new FormatException();
}
