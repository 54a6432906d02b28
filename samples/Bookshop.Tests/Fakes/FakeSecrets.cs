namespace Bookshop.Tests;

/// <summary>One value for every secret.</summary>
internal sealed class FakeSecrets(string value) : ISecrets
{
    public ValueTask<string> GetAsync(string name, CancellationToken cancellationToken = default) => new(value);
}
