namespace MultiCloud;

/// <summary>Sends messages to a queue. Delivery is at least once and unordered.</summary>
/// <typeparam name="T">The message's type, listed in a <c>JsonSerializerContext</c> of the app.</typeparam>
public interface IQueue<T>
{
    /// <summary>
    /// Sends one message. When it returns, the message is stored durably. When it throws, the message may have been stored:
    /// set <see cref="SendOptions.Id"/> so that the consumer recognises a repeat.
    /// </summary>
    /// <param name="message">The message; with its envelope at most 48,000 bytes of UTF-8 JSON.</param>
    /// <param name="options">Delay and id.</param>
    /// <param name="cancellationToken">Stops waiting; the message may have been stored.</param>
    /// <returns>The message's id: <see cref="SendOptions.Id"/>, or a new one.</returns>
    /// <exception cref="BindingLimitException">The message is too large or an option is out of range; nothing was sent.</exception>
    Task<string> SendAsync(T message, SendOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Sends many messages, in as few requests as the platform allows. Nothing is atomic: read the report.</summary>
    /// <param name="messages">The messages; each at most 48,000 bytes with its envelope.</param>
    /// <param name="options">Delay for all; an id is not allowed here.</param>
    /// <param name="cancellationToken">Stops waiting; any message may have been stored.</param>
    /// <returns>Every message once: accepted with its id, or failed with the reason.</returns>
    /// <exception cref="BindingLimitException">A message is too large or an option is out of range; nothing was sent.</exception>
    Task<SendReport> SendManyAsync(IReadOnlyList<T> messages, SendOptions? options = null, CancellationToken cancellationToken = default);
}

/// <summary>Options of sending to a queue.</summary>
public sealed record SendOptions
{
    /// <summary>Not before this long from now; whole seconds, 0 to 15 minutes, rounded up. Default 0.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The message's id, 1 to 200 printable ASCII characters. Default: a new UUID.</summary>
    public string? Id { get; init; }
}

/// <summary>What became of each message of a list.</summary>
/// <param name="Accepted">Ids of the messages that were stored, in the order given.</param>
/// <param name="Failed">The others.</param>
public sealed record SendReport(IReadOnlyList<string> Accepted, IReadOnlyList<SendFailure> Failed);

/// <summary>A message of a list that was not stored, or whose fate is unknown.</summary>
/// <param name="Index">Its position in the list.</param>
/// <param name="Reason">Why.</param>
/// <param name="Retryable">Whether sending it again may help.</param>
public sealed record SendFailure(int Index, string Reason, bool Retryable);
