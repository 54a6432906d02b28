namespace MultiCloud.Conformance.App;

/// <summary>Calls direct functions through the app's own bindings.</summary>
public sealed class Calling(
    Ledger ledger, IFunction<CallInput, CallOutput> callsEcho, IFunction<CallInput, CallOutput> callsFail, IFunction<CallInput, CallOutput> callsSlow,
    IFunction<CallInput, CallOutput> callsLengthy, IFunction<CallInput, CallOutput?> callsAbsent)
{
    /// <summary>Has less time than the function it calls.</summary>
    [Function(TimeoutSeconds = 4), HttpTrigger("POST", "/call-briefly")]
    public async Task<CallAnswer> CallBriefly(CallInput input, CancellationToken ct)
    {
        try
        {
            return new CallAnswer(await callsLengthy.InvokeAsync(input, ct));
        }
        catch (MultiCloudException error)
        {
            return new CallAnswer(null, error.GetType().Name, null, error.Message);
        }
    }

    [HttpTrigger("POST", "/call-absent")]
    public async Task<CallAnswer> CallAbsent(CallInput input, CancellationToken ct) => new(await callsAbsent.InvokeAsync(input, ct));

    [HttpTrigger("POST", "/call/{name}")]
    public async Task<CallAnswer> Call(string name, CallInput input, InvocationContext context, CancellationToken ct)
    {
        ledger.Write(context, "called", input.Key);
        var function = name switch
        {
            "echo" => callsEcho,
            "fail" => callsFail,
            "slow" => callsSlow,
            "huge" => callsEcho,
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "The app has no such function."),
        };
        try
        {
            return new CallAnswer(await function.InvokeAsync(name == "huge" ? input with { Text = new string('x', (4 * 1024 * 1024) + 1) } : input, ct));
        }
        catch (MultiCloudException error)
        {
            return new CallAnswer(null, error.GetType().Name, (error as FunctionFailedException)?.ErrorType, error.Message);
        }
    }
}
