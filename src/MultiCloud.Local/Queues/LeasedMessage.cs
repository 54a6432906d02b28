namespace MultiCloud.Local.Queues;

/// <summary>A message with a consumer, until it is settled or its lease ends.</summary>
/// <param name="Message">The message.</param>
/// <param name="Lease">Which lease of it.</param>
/// <param name="Attempt">Which attempt, 1 the first time.</param>
/// <param name="Text">The message's text.</param>
internal sealed record LeasedMessage(StoredMessage Message, int Lease, int Attempt, ReadOnlyMemory<byte> Text)
{
    public string Id => Message.Id;

    public DateTimeOffset Time => DateTimeOffset.FromUnixTimeMilliseconds(Message.Time);

    /// <summary>Handled: delete it.</summary>
    public Verdict Acknowledge() => new(this, VerdictKind.Acknowledge);

    /// <summary>The attempt failed: it comes again after a wait.</summary>
    public Verdict Retry(TimeSpan wait) => new(this, VerdictKind.Retry) { Wait = wait };

    /// <summary>The attempt did not take place as far as the function is concerned: it comes again and is not counted.</summary>
    public Verdict Release() => new(this, VerdictKind.Release);

    /// <summary>To the dead letters.</summary>
    public Verdict Bury(string reason) => new(this, VerdictKind.Bury) { Reason = reason };
}

/// <summary>What becomes of a message.</summary>
/// <param name="Message">The message.</param>
/// <param name="Kind">What.</param>
internal sealed record Verdict(LeasedMessage Message, VerdictKind Kind)
{
    public string Reason { get; init; } = "";

    public TimeSpan Wait { get; init; }
}

/// <summary>What can become of a message.</summary>
internal enum VerdictKind
{
    Acknowledge,
    Retry,
    Release,
    Bury,
}

/// <summary>How a consumer receives.</summary>
/// <param name="Lease">How long it has a message to itself.</param>
/// <param name="MaxAttempts">A message that used up this many attempts is buried instead of received.</param>
internal sealed record ConsumerSettings(TimeSpan Lease, int MaxAttempts)
{
    /// <summary>Hears of messages that were buried instead of received.</summary>
    public Action<Settled>? OnBuried { get; init; }
}
