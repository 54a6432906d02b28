using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MultiCloud.Hosting;

/// <summary>The attributes of an event that is sent.</summary>
internal readonly record struct EnvelopeHead(string Id, string Source, string Type, string? Subject, DateTimeOffset Time, string? TraceParent, string? TraceState);

/// <summary>Writes structured CloudEvents 1.0 texts.</summary>
internal static class EnvelopeWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = JsonTypes.MaxDepth + 1,
        SkipValidation = true,
    };

    /// <summary>The event's text. A byte array travels as <c>data_base64</c>, everything else as JSON.</summary>
    internal static ReadOnlyMemory<byte> Write<T>(in EnvelopeHead head, T data, JsonTypeInfo<T> type)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        json.WriteString("specversion"u8, "1.0"u8);
        json.WriteString("id"u8, head.Id);
        json.WriteString("source"u8, head.Source);
        json.WriteString("type"u8, head.Type);
        WriteOptional(json, "subject"u8, head.Subject);
        json.WriteString("time"u8, head.Time);
        WriteOptional(json, "traceparent"u8, head.TraceParent);
        WriteOptional(json, "tracestate"u8, head.TraceState);
        if (data is byte[] bytes)
        {
            json.WriteString("datacontenttype"u8, "application/octet-stream"u8);
            json.WriteBase64String("data_base64"u8, bytes);
        }
        else
        {
            json.WriteString("datacontenttype"u8, "application/json"u8);
            json.WritePropertyName("data"u8);
            JsonSerializer.Serialize(json, data, type);
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteOptional(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }
    }
}
