namespace MultiCloud.Hosting.Tests.Support;

/// <summary>Secrets that a test sets, and what was asked for.</summary>
internal sealed class MemorySecrets : ISecretClient
{
    internal Dictionary<string, string> Values { get; } = [];

    internal List<string> Calls { get; } = [];

    /// <summary>What the next reads do in place of answering.</summary>
    internal Func<Task>? Before { get; set; }

    public async ValueTask<IReadOnlyDictionary<string, string>> GetAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        Calls.Add(string.Join(",", names));
        if (Before is { } before)
        {
            await before();
        }

        return names.Where(Values.ContainsKey).ToDictionary(name => name, name => Values[name]);
    }

    public string HowToSet(string name) => $"Type: set {name}.";
}
