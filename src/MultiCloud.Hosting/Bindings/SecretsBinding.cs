namespace MultiCloud.Hosting;

/// <summary>Reads the app's secrets: those that <c>multicloud.json</c> names, each at most 4096 bytes.</summary>
/// <param name="scope">The app.</param>
/// <param name="client">The target's secrets.</param>
/// <param name="named">The names in <c>multicloud.json</c>; null when they are not known.</param>
internal sealed class SecretsBinding(BindingScope scope, ISecretClient client, IReadOnlyList<string>? named) : ISecrets
{
    private readonly SecretCache _cache = new(client, scope.Time, named ?? []);

    public async ValueTask<string> GetAsync(string name, CancellationToken cancellationToken = default)
    {
        ThrowIf(name, BindingLimits.SecretName(name));
        if (named is not null && !named.Contains(name))
        {
            throw NotNamed(name, named);
        }

        var value = await _cache.GetAsync(name, cancellationToken)
            ?? throw new BindingNotFoundException(scope.Target, name, $"Secret '{name}' has no value in stage '{scope.Stage}'. {client.HowToSet(name)}");
        ThrowIf(name, BindingLimits.SecretValue(name, value));
        return value;
    }

    private BindingNotFoundException NotNamed(string name, IReadOnlyList<string> named)
    {
        var others = named.Count == 0 ? "" : $" beside {string.Join(", ", named.Select(each => $"\"{each}\""))}";
        return new(scope.Target, name, $"The secret '{name}' may not be read, because multicloud.json does not name it for stage '{scope.Stage}'. Add \"{name}\" to its \"secrets\"{others} and build again.");
    }

    private void ThrowIf(string name, string? fault)
    {
        if (fault is not null)
        {
            throw scope.Exceeded(name, fault);
        }
    }
}
