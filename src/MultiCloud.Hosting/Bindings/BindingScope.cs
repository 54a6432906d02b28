using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace MultiCloud.Hosting;

/// <summary>What all bindings of an app share.</summary>
internal sealed class BindingScope(string target, string app, string stage, string unit, IServiceProvider services)
{
    internal string Target => target;

    internal string App => app;

    internal string Stage => stage;

    internal TimeProvider Time { get; } = services.GetRequiredService<TimeProvider>();

    /// <summary>While a debugger is attached, deadlines do not pass.</summary>
    internal Func<bool> IsDebugging { get; init; } = static () => Debugger.IsAttached;

    /// <summary>The secrets that <c>multicloud.json</c> names for the stage; null when that is not known.</summary>
    internal IReadOnlyList<string>? Secrets { get; init; }

    internal IBindingClients Clients => services.GetRequiredService<IBindingClients>();

    /// <summary>Who sends: the unit of the function that runs, or of this instance outside invocations.</summary>
    internal string Source => $"/{app}/{stage}/{AmbientInvocation.Current?.Unit ?? unit}";

    internal static BindingScope Of(IServiceProvider services) => services.GetRequiredService<BindingScope>();

    internal BindingLimitException Exceeded(string binding, string message) => new(Target, binding, message);
}
