using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MultiCloud.Hosting;

namespace MultiCloud.Local.Admin;

/// <summary>A call of the admin API that was let in.</summary>
/// <param name="Exchange">The request and its answer.</param>
/// <param name="Values">The decoded values of the path.</param>
/// <param name="ClientGone">Cancelled when the caller is gone.</param>
internal sealed record AdminRequest(HttpExchange Exchange, string[] Values, CancellationToken ClientGone)
{
    /// <summary>What every answer has.</summary>
    public static KeyValuePair<string, string>[] Headers => [new("Cache-Control", "no-store"), new("X-Content-Type-Options", "nosniff")];

    public string? Query(string name) => Exchange.Request.Query[name];

    /// <summary>A number of the query string.</summary>
    /// <exception cref="AdminException">It is none, or not in the range.</exception>
    public long QueryNumber(string name, long min, long max, long absent)
    {
        if (Query(name) is not { } text) return absent;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw new AdminException(400, string.Create(CultureInfo.InvariantCulture, $"{name} is '{text}'; expected a whole number from {min} to {max}."));
    }

    /// <summary>The body, at most as long as a message or a call may be.</summary>
    /// <exception cref="AdminException">It is longer.</exception>
    public async Task<byte[]> ReadAsync(int limit)
    {
        using var body = new MemoryStream();
        var chunk = new byte[16 * 1024];
        while (await Exchange.Request.Body.ReadAsync(chunk, ClientGone) is > 0 and var read)
        {
            body.Write(chunk, 0, read);
            if (body.Length > limit) throw new AdminException(413, $"The body is larger than {limit} bytes, the most that is allowed here.");
        }

        return body.ToArray();
    }

    /// <summary>The body, which must be JSON.</summary>
    public async Task<byte[]> ReadJsonAsync(int limit)
    {
        var body = await ReadAsync(limit);
        Parse(body, LocalJson.Default.JsonElement);
        return body;
    }

    /// <summary>The body as a value; the default when there is none.</summary>
    public async Task<T?> ReadAsync<T>(JsonTypeInfo<T> type)
    {
        var body = await ReadAsync(BindingLimits.MaxMessageBytes);
        return body.Length == 0 ? default : Parse(body, type);
    }

    public ValueTask WriteAsync<T>(int status, T value, JsonTypeInfo<T> type)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable)) JsonSerializer.Serialize(json, value, type);
        return Exchange.WriteAsync(status, "application/json", Headers, buffer.WrittenMemory);
    }

    public ValueTask WriteNothingAsync() => Exchange.WriteAsync(204, null, Headers, default(ReadOnlyMemory<byte>));

    /// <summary>Quotes within a message's text are escaped once and no more: people read this in terminals, and no page embeds it.</summary>
    private static JsonWriterOptions Readable => new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static T? Parse<T>(byte[] body, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException error)
        {
            throw new AdminException(400, $"The body is not the JSON expected here: {error.Message}");
        }
    }
}

/// <summary>A call that cannot be carried out; answered as a problem.</summary>
internal sealed class AdminException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
