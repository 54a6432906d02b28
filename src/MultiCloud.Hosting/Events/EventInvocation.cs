using System.ComponentModel;
using System.Text.Json.Serialization.Metadata;

namespace MultiCloud.Hosting;

/// <summary>One invocation of a function that is not http, as generated code sees it.</summary>
/// <remarks>A delivery whose JSON cannot be read is rejected with the reason: single reads throw <see cref="RejectException"/>, lists leave it out. Generated code does not call a function with an empty list.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EventInvocation
{
    /// <summary>What user code sees of it.</summary>
    public InvocationContext Context => throw new NotImplementedException();

    /// <summary>The invocation's services.</summary>
    public IServiceProvider Services => throw new NotImplementedException();

    /// <summary>The app's JSON types.</summary>
    public JsonTypes Json => throw new NotImplementedException();

    /// <summary>Cancelled at the deadline.</summary>
    public CancellationToken CancellationToken => throw new NotImplementedException();

    /// <summary>The one message of a queue function.</summary>
    public QueueMessage<T> ReadMessage<T>(JsonTypeInfo<T> type) => throw new NotImplementedException();

    /// <summary>The readable messages of a queue function that takes a list.</summary>
    public IReadOnlyList<QueueMessage<T>> ReadMessages<T>(JsonTypeInfo<T> type) => throw new NotImplementedException();

    /// <summary>The one event of a topic function.</summary>
    public CloudEvent<T> ReadEvent<T>(JsonTypeInfo<T> type) => throw new NotImplementedException();

    /// <summary>The readable events of a topic function that takes a list.</summary>
    public IReadOnlyList<CloudEvent<T>> ReadEvents<T>(JsonTypeInfo<T> type) => throw new NotImplementedException();

    /// <summary>The one change of a bucket function.</summary>
    public BucketEvent ReadBucketEvent() => throw new NotImplementedException();

    /// <summary>The changes of a bucket function that takes a list.</summary>
    public IReadOnlyList<BucketEvent> ReadBucketEvents() => throw new NotImplementedException();

    /// <summary>The tick of a timer function.</summary>
    public TimerTick ReadTick() => throw new NotImplementedException();

    /// <summary>The input of a direct function.</summary>
    public T ReadInput<T>(JsonTypeInfo<T> type) => throw new NotImplementedException();

    /// <summary>The result of a direct function.</summary>
    public void WriteResult<T>(T value, JsonTypeInfo<T> type) => throw new NotImplementedException();
}
