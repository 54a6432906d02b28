namespace MultiCloud.Conformance.App;

/// <summary>Secrets over HTTP, which no app should do: these are not secret.</summary>
public sealed class Reading(ISecrets secrets)
{
    [HttpTrigger("GET", "/secret")]
    public async Task<SecretAnswer> Read(string name, CancellationToken ct)
    {
        try
        {
            return new SecretAnswer(await secrets.GetAsync(name, ct));
        }
        catch (MultiCloudException error)
        {
            return new SecretAnswer(Error: error.GetType().Name, Message: error.Message);
        }
    }

    /// <summary>Reads a secret, then fails with an error that does not mention it.</summary>
    [HttpTrigger("GET", "/secret/fail")]
    public async Task Fail(string name, CancellationToken ct) =>
        throw new InvalidOperationException($"failed after a secret of {(await secrets.GetAsync(name, ct)).Length} characters");
}
