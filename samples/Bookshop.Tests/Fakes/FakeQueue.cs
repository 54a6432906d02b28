namespace Bookshop.Tests;

/// <summary>Remembers what was sent.</summary>
internal sealed class FakeQueue<T> : IQueue<T>
{
    public List<T> Sent { get; } = [];

    public Task<string> SendAsync(T message, SendOptions? options = null, CancellationToken cancellationToken = default)
    {
        Sent.Add(message);
        return Task.FromResult(options?.Id ?? $"{Sent.Count}");
    }

    public async Task<SendReport> SendManyAsync(IReadOnlyList<T> messages, SendOptions? options = null, CancellationToken cancellationToken = default)
    {
        List<string> ids = [];
        foreach (var message in messages)
            ids.Add(await SendAsync(message, options, cancellationToken));
        return new SendReport(ids, []);
    }
}
