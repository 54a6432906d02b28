namespace Bookshop.Tests;

/// <summary>Remembers what was published.</summary>
internal sealed class FakeTopic<T> : ITopic<T>
{
    public List<T> Published { get; } = [];

    public Task<string> PublishAsync(T data, PublishOptions? options = null, CancellationToken cancellationToken = default)
    {
        Published.Add(data);
        return Task.FromResult(options?.Id ?? $"{Published.Count}");
    }

    public async Task<SendReport> PublishManyAsync(IReadOnlyList<T> data, PublishOptions? options = null, CancellationToken cancellationToken = default)
    {
        List<string> ids = [];
        foreach (var one in data)
            ids.Add(await PublishAsync(one, options, cancellationToken));
        return new SendReport(ids, []);
    }
}
