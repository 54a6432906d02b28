using System.ComponentModel;

namespace MultiCloud.Hosting;

/// <summary>A target's client of the app's secrets. Names are checked, and values are cached, before and behind it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISecretClient
{
    /// <summary>Reads the values of secrets, in as few requests as the platform allows.</summary>
    /// <param name="names">1 or more names.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>Values by name; a secret without a value is left out.</returns>
    ValueTask<IReadOnlyDictionary<string, string>> GetAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken);

    /// <summary>What to type so that a secret gets a value: a sentence for errors.</summary>
    /// <param name="name">The secret's name.</param>
    string HowToSet(string name);
}
