namespace MultiCloud.Conformance.App;

/// <summary>A function whose limits multicloud.json overrides.</summary>
public static class Configured
{
    [Function(TimeoutSeconds = 5), HttpTrigger("GET", "/inspect/limits")]
    public static string Limits(InvocationContext context) =>
        FormattableString.Invariant($"{Math.Round((context.Deadline - TimeProvider.System.GetUtcNow()).TotalSeconds)}");
}
