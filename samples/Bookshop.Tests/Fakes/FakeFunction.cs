namespace Bookshop.Tests;

/// <summary>Calls a delegate in place of a direct function.</summary>
internal sealed class FakeFunction<TIn, TOut>(Func<TIn, TOut> call) : IFunction<TIn, TOut>
{
    public Task<TOut> InvokeAsync(TIn input, CancellationToken cancellationToken = default) => Task.FromResult(call(input));
}
