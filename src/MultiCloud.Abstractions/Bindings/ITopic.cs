namespace MultiCloud;

/// <summary>Publishes events to a topic. Every subscribed function gets its own copy, at least once, unordered. Publishing without a subscriber succeeds.</summary>
/// <typeparam name="T">The data's type, listed in a <c>JsonSerializerContext</c> of the app.</typeparam>
public interface ITopic<T>
{
    /// <summary>Publishes one event. When it returns, the event is stored durably for every subscriber of now.</summary>
    /// <param name="data">The event's data; with its envelope at most 48,000 bytes of UTF-8 JSON.</param>
    /// <param name="options">Id and subject.</param>
    /// <param name="cancellationToken">Stops waiting; the event may have been published.</param>
    /// <returns>The event's id.</returns>
    /// <exception cref="BindingLimitException">The event is too large or an option is out of range; nothing was published.</exception>
    Task<string> PublishAsync(T data, PublishOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Publishes many events. Nothing is atomic: read the report.</summary>
    /// <param name="data">The data of each event.</param>
    /// <param name="options">A subject for all; an id is not allowed here.</param>
    /// <param name="cancellationToken">Stops waiting; any event may have been published.</param>
    /// <returns>Every event once: accepted with its id, or failed with the reason.</returns>
    /// <exception cref="BindingLimitException">An event is too large or an option is out of range; nothing was published.</exception>
    Task<SendReport> PublishManyAsync(IReadOnlyList<T> data, PublishOptions? options = null, CancellationToken cancellationToken = default);
}

/// <summary>Options of publishing to a topic.</summary>
public sealed record PublishOptions
{
    /// <summary>The event's id, 1 to 200 printable ASCII characters. Default: a new UUID.</summary>
    public string? Id { get; init; }

    /// <summary>What the event is about, the CloudEvents subject; at most 200 characters. Default none.</summary>
    public string? Subject { get; init; }
}
