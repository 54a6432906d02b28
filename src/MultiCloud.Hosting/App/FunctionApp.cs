using System.ComponentModel;
using System.Reflection;
using MultiCloud.Hosting;

namespace MultiCloud;

/// <summary>A function app that can run. <c>Program.cs</c> is optional: without one, the build writes <c>await FunctionApp.CreateBuilder(args).Build().RunAsync()</c>.</summary>
public sealed class FunctionApp : IAsyncDisposable
{
    /// <summary>Begins an app made of the functions of the running project.</summary>
    /// <param name="args">The command line: configuration as <c>--key value</c>, and the host's options.</param>
    public static FunctionAppBuilder CreateBuilder(string[] args) => throw new NotImplementedException();

    /// <summary>Called by generated code when its assembly is loaded.</summary>
    /// <param name="assembly">The app's assembly.</param>
    /// <param name="table">Makes the app's table.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Register(Assembly assembly, Func<FunctionTable> table) => throw new NotImplementedException();

    /// <summary>The app's services.</summary>
    public IServiceProvider Services => throw new NotImplementedException();

    /// <summary>Adds a step around every invocation of every trigger kind. Steps run in the order added.</summary>
    /// <param name="step">Gets the context and the next step.</param>
    /// <returns>This app.</returns>
    public FunctionApp Use(Func<InvocationContext, Func<Task>, Task> step) => throw new NotImplementedException();

    /// <summary>Runs until the process is asked to stop.</summary>
    /// <param name="cancellationToken">Also stops it.</param>
    /// <returns>The exit code: 0 after a clean stop, 1 when the app could not start.</returns>
    public Task<int> RunAsync(CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Starts without waiting for the end; for tests.</summary>
    /// <param name="cancellationToken">Stops the start.</param>
    public Task StartAsync(CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Stops what <see cref="StartAsync"/> started.</summary>
    /// <param name="cancellationToken">Cancelled when waiting must end.</param>
    public Task StopAsync(CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
