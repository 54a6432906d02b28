namespace MultiCloud;

/// <summary>A message of a queue with what is known about it. A function may also take the bare <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The message's type, listed in a <c>JsonSerializerContext</c> of the app.</typeparam>
public sealed class QueueMessage<T> : Delivery
{
    /// <summary>The message.</summary>
    public required T Body { get; init; }
}
