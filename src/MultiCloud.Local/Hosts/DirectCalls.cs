using MultiCloud.Hosting;

namespace MultiCloud.Local;

/// <summary>Calls direct functions of this process.</summary>
internal sealed class DirectCalls(FunctionInvoker invoker, IReadOnlyDictionary<string, FunctionState> functions, CancellationToken stopping)
{
    /// <summary>Calls a function and waits for its result.</summary>
    /// <param name="name">The function.</param>
    /// <param name="call">The input.</param>
    /// <param name="cancellationToken">Stops waiting; the function goes on.</param>
    /// <exception cref="FunctionFailedException">The function threw or passed its deadline.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> InvokeAsync(string name, DirectCall call, CancellationToken cancellationToken)
    {
        var result = await RunAsync(name, call).WaitAsync(cancellationToken);
        return result.Error is { } error
            ? throw new FunctionFailedException(LocalHost.TargetName, name, error.Type, error.Message)
            : result.Output;
    }

    /// <summary>Calls a function.</summary>
    /// <param name="name">The function.</param>
    /// <param name="call">The input.</param>
    /// <returns>What came of it, failures of the function included.</returns>
    public async Task<InvocationResult> RunAsync(string name, DirectCall call)
    {
        if (!functions.TryGetValue(name, out var state) || state.Function.Trigger is not DirectFunctionTrigger)
            throw new BindingNotFoundException(LocalHost.TargetName, name, $"There is no direct function '{name}'. Direct functions of this app: {Known()}.");
        if (stopping.IsCancellationRequested)
            throw new FunctionUnavailableException(LocalHost.TargetName, name, $"Function '{name}' was not called: the app is stopping.");
        if (state.IsPaused)
            throw new FunctionUnavailableException(LocalHost.TargetName, name, $"Function '{name}' was not called: an earlier call of it still runs past its deadline.");

        var result = await invoker.InvokeAsync(state.Function, call, stopping);
        state.PauseWhile(result.StillRunning);
        return result;
    }

    private string Known()
    {
        var known = functions.Values.Where(state => state.Function.Trigger is DirectFunctionTrigger).Select(state => state.Function.Name).Order(StringComparer.Ordinal);
        return string.Join(", ", known.DefaultIfEmpty("none"));
    }
}
