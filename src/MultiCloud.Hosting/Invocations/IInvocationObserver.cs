namespace MultiCloud.Hosting;

/// <summary>Hears of every invocation of an app, whatever started it. A host that shows invocations registers one. It is called on the path of each request: it must be fast, and must not throw.</summary>
internal interface IInvocationObserver
{
    /// <summary>An invocation begins.</summary>
    /// <param name="function">The function.</param>
    /// <param name="id">The invocation's id.</param>
    /// <param name="triggerId">The id of what started it.</param>
    /// <param name="attempt">Which attempt at it.</param>
    /// <param name="deliveries">How many deliveries it has; 0 for http, timer and direct functions.</param>
    IObservedInvocation OnStarted(FunctionDescriptor function, string id, string triggerId, int attempt, int deliveries);
}

/// <summary>One invocation, as its observer keeps it.</summary>
internal interface IObservedInvocation
{
    /// <summary>The trace that the invocation belongs to is known.</summary>
    void OnTraced(string traceParent);

    /// <summary>The invocation has ended, or was given up.</summary>
    void OnEnded(in InvocationOutcome outcome, TimeSpan duration);
}
