namespace MultiCloud.Hosting;

/// <summary>The invocation that the running code belongs to: bindings, which are shared, continue its trace and keep to its deadline.</summary>
internal sealed record AmbientInvocation(InvocationContext Context, string Unit, string? TraceState, IObservedInvocation? Observed = null)
{
    private static readonly AsyncLocal<AmbientInvocation?> Flow = new();

    /// <summary>Null outside invocations, for example in a hosted service.</summary>
    internal static AmbientInvocation? Current
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }
}
