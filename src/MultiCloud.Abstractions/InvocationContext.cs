namespace MultiCloud;

/// <summary>What is known about the invocation that runs. Take it as a parameter of the function, or in middleware.</summary>
public sealed class InvocationContext
{
    /// <summary>Unique to this attempt.</summary>
    public required string InvocationId { get; init; }

    /// <summary>The function's name.</summary>
    public required string Function { get; init; }

    /// <summary>The app's name.</summary>
    public required string App { get; init; }

    /// <summary>The stage, for example <c>dev</c>.</summary>
    public required string Stage { get; init; }

    /// <summary>Where this runs: <c>local</c>, or the name of a cloud.</summary>
    public required string Target { get; init; }

    /// <summary>What started it.</summary>
    public required TriggerKind Trigger { get; init; }

    /// <summary>The id of what started it: the message's, event's or tick's id (the first of a batch); the invocation's own id for http and direct.</summary>
    public required string TriggerId { get; init; }

    /// <summary>Which attempt this is, 1 the first time; the first delivery's for a batch.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>When <see cref="CancellationToken"/> is cancelled because time is up; <see cref="DateTimeOffset.MaxValue"/> while a debugger is attached.</summary>
    public DateTimeOffset Deadline { get; init; }

    /// <summary>The W3C <c>traceparent</c> of this invocation.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The invocation's services: one scope per invocation, disposed after it.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>Cancelled at the deadline, when the http client is gone, and when the host must stop before the function returned.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>The request, for http functions; otherwise null.</summary>
    public HttpTriggerRequest? Request { get; init; }

    /// <summary>Set by middleware of an http function that answers in its place, without calling the next step.</summary>
    public HttpResult? Response { get; set; }

    /// <summary>Values that middleware and the function share during this invocation.</summary>
    public IDictionary<string, object?> Items => _items ??= [];

    private Dictionary<string, object?>? _items;
}
