namespace MultiCloud.Conformance.App;

/// <summary>Functions that are called by name.</summary>
public sealed class Calls(Ledger ledger)
{
    [Function]
    public CallOutput Echo(CallInput input, InvocationContext context)
    {
        ledger.Write(context, "ran", input.Key, ("text", input.Text));
        return new CallOutput(input.Text, input.Number + 1);
    }

    [Function]
    public Task<CallOutput> Fail(CallInput input, InvocationContext context)
    {
        ledger.Write(context, "ran", input.Key);
        throw new InvalidOperationException($"{input.Text} is not possible");
    }

    [Function(TimeoutSeconds = 1)]
    public async Task<CallOutput> Slow(CallInput input, InvocationContext context, CancellationToken ct)
    {
        ledger.Write(context, "ran", input.Key);
        await Task.Delay(Timeout.Infinite, ct);
        return new CallOutput("never", 0);
    }

    /// <summary>Takes longer than its caller has.</summary>
    [Function]
    public async Task<CallOutput> Lengthy(CallInput input, InvocationContext context, CancellationToken ct)
    {
        ledger.Write(context, "ran", input.Key);
        await Task.Delay(TimeSpan.FromSeconds(6), ct);
        return new CallOutput("late", 0);
    }

    /// <summary>Has null for a result.</summary>
    [Function]
    public static CallOutput? Absent(CallInput input) => input.Number == 0 ? null : new CallOutput(input.Text, input.Number);

    /// <summary>Has no result.</summary>
    [Function]
    public Task Note(CallInput input, InvocationContext context)
    {
        ledger.Write(context, "ran", input.Key);
        return Task.CompletedTask;
    }
}
