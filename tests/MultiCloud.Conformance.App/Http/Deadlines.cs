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

    /// <summary>Waits without looking at the token.</summary>
    [Function(TimeoutSeconds = 1), HttpTrigger("GET", "/deadline/sleeps/{key}")]
    public async Task<string> Sleeps(string key, InvocationContext context)
    {
        await Task.Delay(TimeSpan.FromSeconds(3), CancellationToken.None);
        ledger.Write(context, "returned", key);
        return "too late";
    }

    /// <summary>Waits for its client to go.</summary>
    [HttpTrigger("GET", "/deadline/waits/{key}")]
    public async Task<string> Waits(string key, InvocationContext context, CancellationToken ct)
    {
        ledger.Write(context, "started", key);
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(25), ct);
            return "still here";
        }
        catch (OperationCanceledException)
        {
            ledger.Write(context, "cancelled", key);
            throw;
        }
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
