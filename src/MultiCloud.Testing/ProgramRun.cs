using System.Reflection;
using MultiCloud.Hosting;

namespace MultiCloud.Testing;

/// <summary>An app's own entry point, running on a thread of its own until the test is done with it.</summary>
internal sealed class ProgramRun
{
    private readonly TaskCompletionSource<FunctionApp> _app = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? _program;

    /// <summary>Runs the entry point until it runs its app.</summary>
    /// <param name="assembly">The app.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="host">What it runs on.</param>
    /// <param name="configure">Called when it has registered what it wants.</param>
    /// <exception cref="InvalidOperationException">It ended without running an app.</exception>
    internal Task<FunctionApp> BeginAsync(Assembly assembly, string[] arguments, IFunctionHost host, Action<FunctionAppBuilder> configure)
    {
        var entry = assembly.EntryPoint
            ?? throw new ArgumentException($"{assembly.GetName().Name} has no entry point: name a type of the project that has the functions, for example TestApp.StartAsync<Orders>().");
        var takeover = new AppTakeover(assembly, arguments, host, configure, RunAsync);
        _program = Task.Factory.StartNew(() => Run(entry, takeover), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return _app.Task;
    }

    /// <summary>Lets the entry point end.</summary>
    internal async Task EndAsync()
    {
        _done.TrySetResult();
        if (_program is not null) await _program.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<int> RunAsync(FunctionApp app)
    {
        _app.TrySetResult(app);
        await _done.Task;
        return 0;
    }

    private void Run(MethodInfo entry, AppTakeover takeover)
    {
        AppTakeover.Current = takeover;
        try
        {
            entry.Invoke(null, BindingFlags.DoNotWrapExceptions, null, entry.GetParameters().Length == 0 ? null : [takeover.Arguments], null);
            _app.TrySetException(new InvalidOperationException($"{entry.DeclaringType!.Assembly.GetName().Name} ended without running its app: Program.cs must call RunAsync."));
        }
        catch (Exception e)
        {
            _app.TrySetException(e);
        }
    }
}
