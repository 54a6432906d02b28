namespace MultiCloud;

/// <summary>Reads secrets that the app names in <c>multicloud.json</c>. Values are cached for 5 minutes.</summary>
public interface ISecrets
{
    /// <summary>A secret's value, at most 4096 bytes of text.</summary>
    /// <param name="name">Its name, <c>[a-z][a-z0-9-]{0,62}</c>.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="BindingNotFoundException">The secret has no value, and the message has the command that sets it; or <c>multicloud.json</c> does not name it.</exception>
    /// <exception cref="BindingLimitException">The name is not allowed, or the value is too large.</exception>
    ValueTask<string> GetAsync(string name, CancellationToken cancellationToken = default);
}
