using System.Globalization;
using System.Text.Json;

namespace MultiCloud.Hosting;

/// <summary>A structured CloudEvents 1.0 text, read without copying its data.</summary>
internal sealed class Envelope
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = JsonTypes.MaxDepth + 1 };

    internal string Id { get; private set; } = "";

    internal string Source { get; private set; } = "";

    internal string Type { get; private set; } = "";

    internal string? Subject { get; private set; }

    internal DateTimeOffset? Time { get; private set; }

    internal string? TraceParent { get; private set; }

    internal string? TraceState { get; private set; }

    /// <summary>The data's JSON, or its bytes when <see cref="IsBinary"/>; empty when there is none.</summary>
    internal ReadOnlyMemory<byte> Data { get; private set; }

    internal bool IsBinary { get; private set; }

    private bool IsComplete => Id.Length > 0 && Source.Length > 0 && Type.Length > 0;

    /// <summary>Null for any other text: then all of it is the data.</summary>
    internal static Envelope? Read(ReadOnlyMemory<byte> text)
    {
        var reader = new Utf8JsonReader(text.Span, Options);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            var envelope = new Envelope();
            var isVersion1 = false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                isVersion1 |= envelope.ReadAttribute(ref reader, text);
            }

            // Throws when something follows.
            reader.Read();
            return isVersion1 && envelope.IsComplete ? envelope : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            // Not a CloudEvent: reading the text as bare data finds the same fault and reports its place.
            return null;
        }
    }

    /// <summary>Whether the attribute was <c>"specversion": "1.0"</c>.</summary>
    private bool ReadAttribute(ref Utf8JsonReader reader, ReadOnlyMemory<byte> text)
    {
        if (reader.ValueTextEquals("specversion"u8))
        {
            reader.Read();
            return reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("1.0"u8);
        }

        if (reader.ValueTextEquals("data"u8))
        {
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            Data = text[start..(int)reader.BytesConsumed];
            IsBinary = false;
        }
        else if (reader.ValueTextEquals("data_base64"u8))
        {
            reader.Read();
            Data = reader.GetBytesFromBase64();
            IsBinary = true;
        }
        else if (reader.ValueTextEquals("time"u8))
        {
            Time = DateTimeOffset.TryParse(ReadText(ref reader), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
        }
        else
        {
            ReadName(ref reader);
        }

        return false;
    }

    private void ReadName(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("id"u8))
        {
            Id = ReadText(ref reader) ?? "";
        }
        else if (reader.ValueTextEquals("source"u8))
        {
            Source = ReadText(ref reader) ?? "";
        }
        else if (reader.ValueTextEquals("type"u8))
        {
            Type = ReadText(ref reader) ?? "";
        }
        else if (reader.ValueTextEquals("subject"u8))
        {
            Subject = ReadText(ref reader);
        }
        else if (reader.ValueTextEquals("traceparent"u8))
        {
            TraceParent = ReadText(ref reader);
        }
        else if (reader.ValueTextEquals("tracestate"u8))
        {
            TraceState = ReadText(ref reader);
        }
        else
        {
            reader.Read();
            reader.Skip();
        }
    }

    private static string? ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString();
        }

        reader.Skip();
        return null;
    }
}
