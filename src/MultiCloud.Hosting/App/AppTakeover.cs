using System.Reflection;

namespace MultiCloud.Hosting;

/// <summary>Lets a test run an app's own Program.cs on another host, with other services. Holds for the code that was started below it, not for the process.</summary>
/// <param name="App">The app's assembly.</param>
/// <param name="Arguments">The command line, whatever Program.cs was given.</param>
/// <param name="Host">What the app runs on.</param>
/// <param name="Configure">Called when Program.cs has registered all it wants.</param>
/// <param name="RunAsync">What running the app comes to.</param>
internal sealed record AppTakeover(Assembly App, string[] Arguments, IFunctionHost Host, Action<FunctionAppBuilder> Configure, Func<FunctionApp, Task<int>> RunAsync)
{
    private static readonly AsyncLocal<AppTakeover?> Flow = new();

    /// <summary>Null everywhere but below a test.</summary>
    internal static AppTakeover? Current
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }

    internal FunctionAppBuilder CreateBuilder() => new(Arguments, () => TableRegistry.Find(App), AppContext.BaseDirectory, this);
}
