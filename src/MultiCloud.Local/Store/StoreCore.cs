using MultiCloud.Local.Queues;

namespace MultiCloud.Local.Store;

/// <summary>What every part of an open store shares.</summary>
/// <param name="Writer">Writes.</param>
/// <param name="Reader">Reads what is committed.</param>
/// <param name="Budget">Memory for texts.</param>
/// <param name="Time">The clock.</param>
/// <param name="LeasesFrozen">Whether leases do not end now, for example while a debugger holds the process.</param>
internal sealed record StoreCore(GroupWriter Writer, StoreReader Reader, TextBudget Budget, TimeProvider Time, Func<bool> LeasesFrozen)
{
    /// <summary>Hears of queues that have become fuller or emptier.</summary>
    public Action<MessageQueue>? QueueChanged { get; init; }

    /// <summary>Now, in Unix milliseconds.</summary>
    public long Now => Time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>A moment in Unix milliseconds that is not before the given wait has passed.</summary>
    public long After(TimeSpan wait) =>
        wait <= TimeSpan.Zero ? Now : (Time.GetUtcNow() + wait + TimeSpan.FromTicks(TimeSpan.TicksPerMillisecond - 1)).ToUnixTimeMilliseconds();
}
