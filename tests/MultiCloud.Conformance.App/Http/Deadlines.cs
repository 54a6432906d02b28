namespace MultiCloud.Conformance.App;

/// <summary>Functions that do not come back in time.</summary>
public sealed class Deadlines(Ledger ledger)
{
    [Function(TimeoutSeconds = 1), HttpTrigger("GET", "/deadline/listens/{key}")]
    public async Task<string> Listens(string key, InvocationContext context, CancellationToken ct)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, ct);
        }
        finally
        {
            ledger.Write(context, "cancelled", key);
        }

        return "never";
    }

    /// <summary>Blocks its thread and does not look at the token.</summary>
    [Function(TimeoutSeconds = 1), HttpTrigger("GET", "/deadline/spins/{key}")]
    public string Spins(string key, InvocationContext context)
    {
        using var never = new ManualResetEventSlim();
        never.Wait(TimeSpan.FromSeconds(3));
        ledger.Write(context, "returned", key);
        return "too late";
    }
}
