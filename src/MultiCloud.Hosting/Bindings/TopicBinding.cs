namespace MultiCloud.Hosting;

/// <summary>Publishes to one topic.</summary>
internal sealed class TopicBinding<T>(MessageSender<T> sender) : ITopic<T>
{
    public Task<string> PublishAsync(T data, PublishOptions? options = null, CancellationToken cancellationToken = default) =>
        sender.SendAsync(data, options?.Id, options?.Subject, TimeSpan.Zero, cancellationToken);

    public Task<SendReport> PublishManyAsync(IReadOnlyList<T> data, PublishOptions? options = null, CancellationToken cancellationToken = default) =>
        sender.SendManyAsync(data, options?.Id, options?.Subject, TimeSpan.Zero, cancellationToken);
}
