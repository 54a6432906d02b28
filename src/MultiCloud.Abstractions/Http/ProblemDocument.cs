using System.Buffers;
using System.Text.Json;

namespace MultiCloud;

internal static class ProblemDocument
{
    internal static ReadOnlyMemory<byte> Write(int status, string title, string? detail)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("type"u8, "about:blank"u8);
        json.WriteString("title"u8, title);
        json.WriteNumber("status"u8, status);
        if (detail is not null)
        {
            json.WriteString("detail"u8, detail);
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
