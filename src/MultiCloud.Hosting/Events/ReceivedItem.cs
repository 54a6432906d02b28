using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MultiCloud.Hosting;

/// <summary>One delivery of an invocation: what the host received, and what became of it.</summary>
internal sealed class ReceivedItem
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private readonly EventItem _item;
    private readonly ReadOnlyMemory<byte> _text;

    internal ReceivedItem(EventItem item)
    {
        _item = item;
        _text = item.Text.Span.StartsWith(ByteOrderMark) ? item.Text[ByteOrderMark.Length..] : item.Text;
        Envelope = item.Change is null ? Envelope.Read(_text) : null;
    }

    internal Envelope? Envelope { get; }

    internal string Id => Envelope?.Id ?? Change?.Id ?? _item.PlatformId;

    internal int Attempt => _item.Attempt;

    internal DateTimeOffset Time => Envelope?.Time ?? Change?.Time ?? _item.Time;

    internal BucketChange? Change => _item.Change;

    /// <summary>What user code got, once it was read.</summary>
    internal Delivery? Delivery { get; private set; }

    /// <summary>Why it could not be read, or null.</summary>
    internal string? Fault { get; private set; }

    internal QueueMessage<T>? ReadMessage<T>(JsonTypeInfo<T> type)
    {
        if (!TryReadData(type, out var body))
        {
            return null;
        }

        var message = new QueueMessage<T> { Id = Id, Attempt = Attempt, Time = Time, Body = body };
        Delivery = message;
        return message;
    }

    internal CloudEvent<T>? ReadEvent<T>(JsonTypeInfo<T> type)
    {
        if (!TryReadData(type, out var data))
        {
            return null;
        }

        var received = new CloudEvent<T>
        {
            Id = Id,
            Attempt = Attempt,
            Time = Time,
            Data = data,
            Source = Envelope?.Source ?? "",
            Type = Envelope?.Type ?? "",
            Subject = Envelope?.Subject,
        };
        Delivery = received;
        return received;
    }

    internal BucketEvent ReadBucketEvent()
    {
        var change = Change ?? throw new InvalidOperationException($"The delivery '{_item.PlatformId}' of a bucket function has no change.");
        var received = new BucketEvent
        {
            Id = Id,
            Attempt = Attempt,
            Time = Time,
            Bucket = change.Bucket,
            Key = change.Key,
            Event = change.Event,
            Size = change.Size,
            Version = change.Version,
        };
        Delivery = received;
        return received;
    }

    private bool TryReadData<T>(JsonTypeInfo<T> type, out T data)
    {
        try
        {
            data = ReadData(type)!;
            if (data is not null)
            {
                return true;
            }

            Fault = $"The data of '{Id}' is null; expected {TypeNames.Display(typeof(T))}.";
        }
        catch (JsonException e)
        {
            data = default!;
            Fault = JsonFault.Of($"The data of '{Id}'", typeof(T), e);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The type's own code, such as a constructor that checks its values: this delivery's fault, not its batch's.
            data = default!;
            Fault = $"The data of '{Id}' cannot be read as {TypeNames.Display(typeof(T))}: {e.GetType().FullName}: {ErrorText.Message(e)}";
        }

        return false;
    }

    private T? ReadData<T>(JsonTypeInfo<T> type)
    {
        var data = Envelope is null ? _text : Envelope.Data;
        if (Envelope is { IsBinary: true } && typeof(T) == typeof(byte[]))
        {
            return (T)(object)data.ToArray();
        }

        return Envelope is not null && data.IsEmpty ? default : JsonSerializer.Deserialize(data.Span, type);
    }
}
