using System.Diagnostics;

namespace MultiCloud.Hosting;

/// <summary>The span around what a binding does, when somebody listens.</summary>
internal readonly struct BindingSpan : IDisposable
{
    private readonly Activity? _span;

    private BindingSpan(Activity? span)
    {
        _span = span;
    }

    /// <summary>What the other side continues: this span, or without one the invocation.</summary>
    internal string? TraceParent => _span?.Id ?? AmbientInvocation.Current?.Context.TraceParent;

    internal string? TraceState => _span is null ? AmbientInvocation.Current?.TraceState : _span.TraceStateString;

    /// <summary>Sending to a queue or topic: its context travels with the messages.</summary>
    internal static BindingSpan Send(string destination)
    {
        var span = InvocationTrace.IsListenedTo ? InvocationTrace.Source.StartActivity($"send {destination}", ActivityKind.Producer) : null;
        span?.SetTag(FaasNames.MessagingSystem, FaasNames.System)
            .SetTag(FaasNames.MessagingOperation, "send")
            .SetTag(FaasNames.MessagingOperationName, "send")
            .SetTag(FaasNames.MessagingDestination, destination);
        return new(span);
    }

    /// <summary>Calling a direct function.</summary>
    internal static BindingSpan Call(string function, string target)
    {
        var span = InvocationTrace.IsListenedTo ? InvocationTrace.Source.StartActivity($"call {function}", ActivityKind.Client) : null;
        span?.SetTag(FaasNames.InvokedName, function).SetTag(FaasNames.InvokedProvider, target);
        return new(span);
    }

    /// <summary>An operation on a bucket.</summary>
    internal static async Task<T> BucketAsync<T>(string operation, string bucket, string? key, Func<Task<T>> run)
    {
        using var span = new BindingSpan(InvocationTrace.IsListenedTo ? InvocationTrace.Source.StartActivity($"{operation} {bucket}", ActivityKind.Client) : null);
        span._span?.SetTag(FaasNames.Bucket, bucket).SetTag(FaasNames.Key, key);
        try
        {
            return await run();
        }
        catch (Exception e) when (span.Note(e))
        {
            throw;
        }
    }

    /// <summary>One message has an id, many have a number.</summary>
    internal void Messages(string? id, int count)
    {
        if (id is not null)
        {
            _span?.SetTag(FaasNames.MessagingId, id);
        }
        else
        {
            _span?.SetTag(FaasNames.MessagingCount, count);
        }
    }

    /// <summary>For exception filters: notes the error and lets it pass.</summary>
    internal bool Note(Exception error)
    {
        if (_span is not null)
        {
            InvocationTrace.Fail(_span, error.GetType().FullName, ErrorText.Message(error));
        }

        return false;
    }

    public void Dispose() => _span?.Dispose();
}
