using MultiCloud.Local.Store;

namespace MultiCloud.Local.Queues;

/// <summary>Stores new messages, all of them or none.</summary>
internal sealed class EnqueueOperation(IReadOnlyList<StoredMessage> messages) : WriteOperation
{
    public override void Execute(WriteStatements statements)
    {
        foreach (var message in messages) message.Insert(statements);
    }

    protected override void OnCommitted()
    {
        foreach (var message in messages) message.Queue.Add(message);
    }
}

/// <summary>A message whose fate is decided.</summary>
/// <param name="Message">The message.</param>
/// <param name="Kind">Its fate.</param>
/// <param name="Attempts">The attempts that count.</param>
/// <param name="Due">For those that come again: not before this, in Unix milliseconds.</param>
/// <param name="Reason">For those that are buried: why.</param>
internal sealed record Settled(StoredMessage Message, VerdictKind Kind, int Attempts, long Due, string Reason);

/// <summary>Writes the fate of received messages of one queue.</summary>
internal sealed class SettleOperation(MessageQueue queue, IReadOnlyList<Settled> settled, long now) : WriteOperation
{
    public override void Execute(WriteStatements statements)
    {
        foreach (var one in settled)
        {
            switch (one.Kind)
            {
                case VerdictKind.Acknowledge:
                    statements.EndMessage(one.Message.Sequence);
                    break;
                case VerdictKind.Bury:
                    statements.Bury(one.Message.Sequence, one.Attempts, one.Reason, now);
                    break;
                default:
                    statements.SetProgress(one.Message.Sequence, one.Attempts, one.Due);
                    break;
            }
        }
    }

    protected override void OnCommitted() => queue.Finish(settled);

    protected override void OnFailed() => queue.GiveBack(settled);
}

/// <summary>Writes that attempts begin.</summary>
internal sealed class CountAttemptsOperation(IReadOnlyList<StoredMessage> messages) : WriteOperation
{
    public override void Execute(WriteStatements statements)
    {
        foreach (var message in messages) message.SaveAttempts(statements);
    }

    protected override void OnFailed()
    {
        foreach (var message in messages) message.ForgetSaved();
    }
}
