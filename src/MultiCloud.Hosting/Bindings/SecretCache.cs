namespace MultiCloud.Hosting;

/// <summary>
/// Keeps the values of secrets for 5 minutes, and longer while the platform does not answer. The first read fetches all that the app names;
/// however many wait, one fetch runs. A secret without a value is asked for again each time.
/// </summary>
/// <param name="client">The target's secrets.</param>
/// <param name="time">The clock.</param>
/// <param name="named">What is fetched together.</param>
internal sealed class SecretCache(ISecretClient client, TimeProvider time, IReadOnlyList<string> named)
{
    internal static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>How long an old value serves after a refresh failed, before the next try.</summary>
    internal static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Kept> _kept = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task> _fetches = new(StringComparer.Ordinal);

    /// <summary>A secret's value; null when it has none.</summary>
    internal async ValueTask<string?> GetAsync(string name, CancellationToken cancellationToken)
    {
        Task fetch;
        lock (_gate)
        {
            if (_kept.TryGetValue(name, out var kept) && time.GetUtcNow() < kept.Until)
            {
                return kept.Value;
            }

            fetch = Fetch(name);
        }

        try
        {
            await fetch.WaitAsync(cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested && Find(name) is not null)
        {
            // The value from before serves until the platform answers again.
        }

        return Find(name);
    }

    /// <summary>The fetch that brings a secret: the one that runs, or a new one. No caller's token ends it, since others may wait for it too.</summary>
    private Task Fetch(string name)
    {
        if (_fetches.TryGetValue(name, out var running))
        {
            return running;
        }

        string[] names = [.. named.Append(name).Distinct(StringComparer.Ordinal).Where(each => !_fetches.ContainsKey(each))];
        var fetch = Task.Run(() => FetchAsync(names));
        foreach (var each in names)
        {
            _fetches[each] = fetch;
        }

        return fetch;
    }

    private async Task FetchAsync(string[] names)
    {
        IReadOnlyDictionary<string, string>? values = null;
        try
        {
            values = await client.GetAsync(names, CancellationToken.None);
        }
        finally
        {
            lock (_gate)
            {
                foreach (var name in names)
                {
                    _fetches.Remove(name);
                    Keep(name, values);
                }
            }
        }
    }

    /// <summary>Keeps what was fetched; after a failure, which is no values at all, what is there already.</summary>
    private void Keep(string name, IReadOnlyDictionary<string, string>? values)
    {
        if (values is null)
        {
            if (_kept.TryGetValue(name, out var old))
            {
                _kept[name] = new(old.Value, time.GetUtcNow() + RetryAfter);
            }
        }
        else if (values.TryGetValue(name, out var value))
        {
            _kept[name] = new(value, time.GetUtcNow() + Lifetime);
        }
        else
        {
            _kept.Remove(name);
        }
    }

    private string? Find(string name)
    {
        lock (_gate)
        {
            return _kept.TryGetValue(name, out var kept) ? kept.Value : null;
        }
    }

    /// <summary>A value and until when it serves. Not a record: its text must not show the value.</summary>
    private sealed class Kept(string value, DateTimeOffset until)
    {
        internal string Value => value;

        internal DateTimeOffset Until => until;
    }
}
