namespace MultiCloud.Hosting;

/// <summary>Sends to one queue.</summary>
internal sealed class QueueBinding<T>(MessageSender<T> sender) : IQueue<T>
{
    private static readonly SendOptions Default = new();

    public Task<string> SendAsync(T message, SendOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= Default;
        return sender.SendAsync(message, options.Id, subject: null, options.Delay, cancellationToken);
    }

    public Task<SendReport> SendManyAsync(IReadOnlyList<T> messages, SendOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= Default;
        return sender.SendManyAsync(messages, options.Id, subject: null, options.Delay, cancellationToken);
    }
}
