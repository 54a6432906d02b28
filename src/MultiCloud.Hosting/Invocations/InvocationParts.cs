using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace MultiCloud.Hosting;

/// <summary>What all invocations of an app share.</summary>
internal sealed class InvocationParts : IDisposable
{
    internal required string App { get; init; }

    internal required string Stage { get; init; }

    internal required string Target { get; init; }

    internal required JsonTypes Json { get; init; }

    internal required IServiceProvider Services { get; init; }

    internal required TimeProvider Time { get; init; }

    internal required DeadlineWatcher Deadlines { get; init; }

    internal required ILogger Log { get; init; }

    /// <summary>Steps around every invocation, outermost first.</summary>
    internal IReadOnlyList<Func<InvocationContext, Func<Task>, Task>> Steps { get; init; } = [];

    /// <summary>Whether errors may be told to http clients: where the developer is the client.</summary>
    internal bool TellsErrors { get; init; }

    /// <summary>Hears of every invocation; null when nobody looks.</summary>
    internal IInvocationObserver? Observer { get; init; }

    /// <summary>While a debugger is attached, deadlines do not pass.</summary>
    internal Func<bool> IsDebugging { get; init; } = static () => Debugger.IsAttached;

    internal FaasTelemetry Telemetry { get; } = new();

    internal CancellationSources Cancellations { get; } = new();

    internal InvocationIds Ids { get; } = new();

    public void Dispose()
    {
        Deadlines.Dispose();
        Telemetry.Dispose();
    }
}
