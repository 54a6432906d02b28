using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MultiCloud.Hosting;

/// <summary>Calls one direct function.</summary>
internal sealed class FunctionBinding<TIn, TOut>(BindingScope scope, string name, IFunctionClient client, JsonTypeInfo<TIn> input, JsonTypeInfo<TOut> output)
    : IFunction<TIn, TOut>
{
    private static readonly TimeSpan CallerReserve = TimeSpan.FromSeconds(1);

    public async Task<TOut> InvokeAsync(TIn value, CancellationToken cancellationToken = default)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, input);
        if (BindingLimits.Direct(name, json.Length) is { } fault)
        {
            throw scope.Exceeded(name, fault);
        }

        var wait = TimeToWait(AmbientInvocation.Current?.Context);
        using var span = BindingSpan.Call(name, scope.Target);
        await using var deadline = new CallDeadline(wait, scope.Time, scope.IsDebugging);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var until = scope.IsDebugging() ? DateTimeOffset.MaxValue : scope.Time.GetUtcNow() + wait;
            return Read(await client.InvokeAsync(new(json, span.TraceParent, until, span.TraceState), either.Token));
        }
        catch (OperationCanceledException e) when (deadline.Token.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            var unknown = new FunctionOutcomeUnknownException(
                scope.Target,
                name,
                FormattableString.Invariant($"The function '{name}' gave no answer within {wait.TotalSeconds:0.###} s; it may have run, or may still run."),
                e);
            span.Note(unknown);
            throw unknown;
        }
        catch (Exception e) when (span.Note(e))
        {
            throw;
        }
    }

    private TimeSpan TimeToWait(InvocationContext? caller)
    {
        if (caller is null || caller.Deadline == DateTimeOffset.MaxValue || scope.IsDebugging())
        {
            return BindingLimits.MaxDirectCall;
        }

        var left = caller.Deadline - scope.Time.GetUtcNow() - CallerReserve;
        if (left <= TimeSpan.Zero)
        {
            throw new FunctionUnavailableException(
                scope.Target,
                name,
                $"The function '{name}' was not called: '{caller.Function}' has less than {CallerReserve.TotalSeconds:0} s left. Raise its TimeoutSeconds.");
        }

        return left < BindingLimits.MaxDirectCall ? left : BindingLimits.MaxDirectCall;
    }

    private TOut Read(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty && default(TOut) is null)
        {
            return default!;
        }

        try
        {
            return JsonSerializer.Deserialize(json.Span, output)!;
        }
        catch (JsonException e)
        {
            throw new FunctionFailedException(scope.Target, name, nameof(JsonException), JsonFault.Of("the result", typeof(TOut), e));
        }
    }
}
