namespace MultiCloud;

/// <summary>Calls a direct function by name. A call is never repeated by us.</summary>
/// <typeparam name="TIn">The function's input, listed in a <c>JsonSerializerContext</c> of the app; at most 4 MiB of JSON.</typeparam>
/// <typeparam name="TOut">Its result; at most 4 MiB of JSON.</typeparam>
public interface IFunction<TIn, TOut>
{
    /// <summary>Calls the function and waits for its result, at most 220 s and never longer than the caller's own time minus one second.</summary>
    /// <param name="input">The input.</param>
    /// <param name="cancellationToken">Stops waiting; the function may go on.</param>
    /// <returns>The result.</returns>
    /// <exception cref="FunctionFailedException">The function threw or passed its deadline.</exception>
    /// <exception cref="FunctionUnavailableException">The function was not started.</exception>
    /// <exception cref="FunctionOutcomeUnknownException">The answer was lost: the function may have run.</exception>
    /// <exception cref="BindingLimitException">The input is too large; nothing was sent.</exception>
    Task<TOut> InvokeAsync(TIn input, CancellationToken cancellationToken = default);
}
