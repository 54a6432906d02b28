using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MultiCloud.Hosting;

/// <summary>One invocation of a function that is not http, as generated code sees it.</summary>
/// <remarks>A delivery whose JSON cannot be read is rejected with the reason: single reads throw <see cref="RejectException"/>, lists leave it out. Generated code does not call a function with an empty list.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EventInvocation
{
    /// <summary>The most JSON a direct function may take or give.</summary>
    internal const int MaxDirectBytes = 4 * 1024 * 1024;

    private readonly IReadOnlyList<ReceivedItem> _items;
    private readonly TimerTick? _tick;
    private readonly ReadOnlyMemory<byte> _input;

    internal EventInvocation(InvocationContext context, JsonTypes json, IReadOnlyList<ReceivedItem> items, TimerTick? tick, ReadOnlyMemory<byte> input)
    {
        Context = context;
        Json = json;
        _items = items;
        _tick = tick;
        _input = input;
    }

    /// <summary>What user code sees of it.</summary>
    public InvocationContext Context { get; }

    /// <summary>The invocation's services.</summary>
    public IServiceProvider Services => Context.Services;

    /// <summary>The app's JSON types.</summary>
    public JsonTypes Json { get; }

    /// <summary>Cancelled at the deadline.</summary>
    public CancellationToken CancellationToken => Context.CancellationToken;

    /// <summary>The result's JSON, once written.</summary>
    internal ReadOnlyMemory<byte> Output { get; private set; }

    /// <summary>The one message of a queue function.</summary>
    public QueueMessage<T> ReadMessage<T>(JsonTypeInfo<T> type) => Single.ReadMessage(type) ?? throw new RejectException(Single.Fault!);

    /// <summary>The readable messages of a queue function that takes a list.</summary>
    public IReadOnlyList<QueueMessage<T>> ReadMessages<T>(JsonTypeInfo<T> type)
    {
        var messages = new List<QueueMessage<T>>(_items.Count);
        foreach (var item in _items)
        {
            if (item.ReadMessage(type) is { } message)
            {
                messages.Add(message);
            }
        }

        return messages;
    }

    /// <summary>The one event of a topic function.</summary>
    public CloudEvent<T> ReadEvent<T>(JsonTypeInfo<T> type) => Single.ReadEvent(type) ?? throw new RejectException(Single.Fault!);

    /// <summary>The readable events of a topic function that takes a list.</summary>
    public IReadOnlyList<CloudEvent<T>> ReadEvents<T>(JsonTypeInfo<T> type)
    {
        var events = new List<CloudEvent<T>>(_items.Count);
        foreach (var item in _items)
        {
            if (item.ReadEvent(type) is { } received)
            {
                events.Add(received);
            }
        }

        return events;
    }

    /// <summary>The one change of a bucket function.</summary>
    public BucketEvent ReadBucketEvent() => Single.ReadBucketEvent();

    /// <summary>The changes of a bucket function that takes a list.</summary>
    public IReadOnlyList<BucketEvent> ReadBucketEvents()
    {
        var events = new BucketEvent[_items.Count];
        for (var i = 0; i < events.Length; i++)
        {
            events[i] = _items[i].ReadBucketEvent();
        }

        return events;
    }

    /// <summary>The tick of a timer function.</summary>
    public TimerTick ReadTick() => _tick ?? throw new InvalidOperationException($"The function '{Context.Function}' was not started by a timer.");

    /// <summary>The input of a direct function.</summary>
    public T ReadInput<T>(JsonTypeInfo<T> type)
    {
        if (_input.IsEmpty && default(T) is null)
        {
            return default!;
        }

        try
        {
            return JsonSerializer.Deserialize(_input.Span, type)!;
        }
        catch (JsonException e)
        {
            throw new RejectException(JsonFault.Of($"The input of '{Context.Function}'", typeof(T), e), e);
        }
    }

    /// <summary>The result of a direct function.</summary>
    public void WriteResult<T>(T? value, JsonTypeInfo<T> type)
    {
        var output = JsonSerializer.SerializeToUtf8Bytes(value!, type);
        if (output.Length > MaxDirectBytes)
        {
            throw new BindingLimitException(
                Context.Target,
                Context.Function,
                $"The result of '{Context.Function}' is {output.Length} bytes of JSON; allowed are {MaxDirectBytes}. Put it in a bucket and return its key.");
        }

        Output = output;
    }

    private ReceivedItem Single =>
        _items.Count == 1
            ? _items[0]
            : throw new InvalidOperationException($"The function '{Context.Function}' takes one delivery at a time, but was given {_items.Count}.");
}
