namespace MultiCloud.Hosting;

/// <summary>The effective values of one stage, as the build wrote them beside the app.</summary>
/// <param name="Functions">Settings by function name.</param>
/// <param name="Cors">Cross-origin rules, or null.</param>
/// <param name="Environment">Configuration below real environment variables.</param>
/// <param name="Secrets">Names of the secrets the app may read; null when the build did not say.</param>
internal sealed record StageSettings(
    IReadOnlyDictionary<string, FunctionSettings> Functions,
    CorsSettings? Cors,
    IReadOnlyDictionary<string, string?> Environment,
    IReadOnlyList<string>? Secrets = null)
{
    /// <summary>For an app without the file: what the functions say themselves holds.</summary>
    internal static StageSettings None { get; } = new(new Dictionary<string, FunctionSettings>(), null, new Dictionary<string, string?>());

    /// <summary>The functions with this stage's values.</summary>
    internal IReadOnlyList<FunctionDescriptor> Apply(IReadOnlyList<FunctionDescriptor> functions) =>
        Functions.Count == 0 ? functions : [.. functions.Select(Apply)];

    private FunctionDescriptor Apply(FunctionDescriptor function) => Functions.TryGetValue(function.Name, out var settings)
        ? new()
        {
            Name = function.Name,
            Handler = function.Handler,
            Trigger = function.Trigger,
            Settings = settings,
            Batch = function.Batch,
            Http = function.Http,
            Event = function.Event,
        }
        : function;
}
