namespace MultiCloud;

/// <summary>An event of a topic, with its CloudEvents 1.0 attributes. A function may also take the bare <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The data's type, listed in a <c>JsonSerializerContext</c> of the app.</typeparam>
public sealed class CloudEvent<T> : Delivery
{
    /// <summary>The event's data.</summary>
    public required T Data { get; init; }

    /// <summary>Who sent it: <c>/{app}/{stage}/{unit}</c> for events published through <see cref="ITopic{T}"/>.</summary>
    public required string Source { get; init; }

    /// <summary>What kind of event it is: <c>{app}.{type in kebab case}</c> for events published through <see cref="ITopic{T}"/>.</summary>
    public required string Type { get; init; }

    /// <summary>What it is about, or null.</summary>
    public string? Subject { get; init; }
}
