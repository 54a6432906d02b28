using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace MultiCloud.Hosting;

/// <summary>What all bindings of an app share.</summary>
internal sealed class BindingScope(IFunctionHost host, string app, string stage, string unit, TimeProvider time)
{
    internal string Target => host.Target;

    internal string App => app;

    internal TimeProvider Time => time;

    /// <summary>While a debugger is attached, deadlines do not pass.</summary>
    internal Func<bool> IsDebugging { get; init; } = static () => Debugger.IsAttached;

    internal IBindingClients Clients => host.Bindings;

    /// <summary>Who sends: the unit of the function that runs, or of this instance outside invocations.</summary>
    internal string Source => $"/{app}/{stage}/{AmbientInvocation.Current?.Unit ?? unit}";

    internal static BindingScope Of(IServiceProvider services) => services.GetRequiredService<BindingScope>();

    internal BindingLimitException Exceeded(string binding, string message) => new(Target, binding, message);
}
