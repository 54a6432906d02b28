using System.ComponentModel;

namespace MultiCloud.Hosting;

/// <summary>A target's clients of queues, topics, buckets, tables, secrets and functions. Limits, envelopes and JSON are done before these are called.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IBindingClients
{
    /// <summary>The client of a queue.</summary>
    /// <param name="name">The queue's name.</param>
    IMessageClient Queue(string name);

    /// <summary>The client of a topic.</summary>
    /// <param name="name">The topic's name.</param>
    IMessageClient Topic(string name);

    /// <summary>The client of a bucket.</summary>
    /// <param name="name">The bucket's name.</param>
    IBucket Bucket(string name);

    /// <summary>The client of a table.</summary>
    /// <param name="name">The table's name.</param>
    ITableClient Table(string name);

    /// <summary>The client of the app's secrets.</summary>
    ISecretClient Secrets { get; }

    /// <summary>The client of a direct function.</summary>
    /// <param name="name">The function's name.</param>
    IFunctionClient Function(string name);
}

/// <summary>Sends messages to one queue or topic.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMessageClient
{
    /// <summary>Sends messages; returns when all that are not reported as failed are stored durably.</summary>
    /// <param name="messages">1 or more messages.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The messages that were not stored.</returns>
    ValueTask<IReadOnlyList<SendFailure>> SendAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken);
}

/// <summary>A message ready to be sent.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">The whole CloudEvents text in UTF-8.</param>
/// <param name="Delay">Not before this long from now; always zero for topics.</param>
public readonly record struct OutgoingMessage(string Id, ReadOnlyMemory<byte> Text, TimeSpan Delay);

/// <summary>Calls one direct function.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IFunctionClient
{
    /// <summary>Calls the function and waits for its result.</summary>
    /// <param name="call">The input.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The result's JSON.</returns>
    ValueTask<ReadOnlyMemory<byte>> InvokeAsync(DirectCall call, CancellationToken cancellationToken);
}

/// <summary>A call of a direct function.</summary>
/// <param name="Input">The input's JSON; empty for none.</param>
/// <param name="TraceParent">The caller's trace, or null.</param>
/// <param name="Deadline">When the caller stops waiting; <see cref="DateTimeOffset.MaxValue"/> while it is debugged.</param>
/// <param name="TraceState">The W3C tracestate beside the caller's trace, or null.</param>
public readonly record struct DirectCall(ReadOnlyMemory<byte> Input, string? TraceParent, DateTimeOffset Deadline, string? TraceState = null);
