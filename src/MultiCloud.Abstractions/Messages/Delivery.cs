namespace MultiCloud;

/// <summary>
/// One message or event handed to a function, with its settlement. A function that returns settles every delivery as succeeded,
/// one that throws fails the attempt, unless the delivery was settled here.
/// </summary>
public abstract class Delivery
{
    /// <summary>The id given by the sender; the same on every attempt and on duplicates. Remember it to recognise a repeat.</summary>
    public required string Id { get; init; }

    /// <summary>Which attempt this is: 1 the first time. Best effort where a platform does not count exactly.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>When the message was sent or the event happened.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>What the function decided about this delivery; <see cref="Settlement.None"/> until it does.</summary>
    public Settlement Settlement { get; private set; }

    /// <summary>Why, for <see cref="Reject"/> and <see cref="Retry"/>.</summary>
    public string? SettlementReason { get; private set; }

    /// <summary>Moves this delivery to the dead letters now: trying again would not help. The last decision wins.</summary>
    /// <param name="reason">Shown with the dead letter.</param>
    public void Reject(string reason)
    {
        Settlement = Settlement.Reject;
        SettlementReason = reason;
    }

    /// <summary>Fails this attempt; the delivery comes again after a wait, or becomes a dead letter when its attempts are used up.</summary>
    /// <param name="reason">Shown in the log, and with the dead letter.</param>
    public void Retry(string reason)
    {
        Settlement = Settlement.Retry;
        SettlementReason = reason;
    }

    /// <summary>Settles this delivery as handled, whatever happens to the others of its batch.</summary>
    public void Succeed()
    {
        Settlement = Settlement.Succeed;
        SettlementReason = null;
    }
}

/// <summary>The outcome of an attempt at a delivery.</summary>
public enum Settlement
{
    /// <summary>Not decided by the function: it follows from returning or throwing.</summary>
    None,

    /// <summary>Handled; it does not come again.</summary>
    Succeed,

    /// <summary>The attempt failed.</summary>
    Retry,

    /// <summary>To the dead letters at once.</summary>
    Reject,
}
