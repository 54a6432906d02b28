using MultiCloud.Local.Store;

namespace MultiCloud.Local.Queues;

/// <summary>Where a message is in its life.</summary>
internal enum MessageState
{
    /// <summary>To be received.</summary>
    Ready,

    /// <summary>To become ready later.</summary>
    Delayed,

    /// <summary>With a consumer.</summary>
    Leased,

    /// <summary>Its end or its next attempt is being written.</summary>
    Settling,

    /// <summary>Acknowledged or buried.</summary>
    Gone,
}

/// <summary>A message of the store, as memory knows it. Its queue's lock guards it.</summary>
internal sealed class StoredMessage(MessageQueue queue, string id, byte[] text, long time)
{
    /// <summary>What the database is not known to hold.</summary>
    private const int Unknown = -1;

    private int _savedAttempts;

    public MessageQueue Queue { get; } = queue;

    /// <summary>The row; given by the writer.</summary>
    public long Sequence { get; set; }

    public string Id { get; } = id;

    /// <summary>The text; null when it is only on the disk.</summary>
    public byte[]? Text { get; set; } = text;

    /// <summary>When it was sent, in Unix milliseconds.</summary>
    public long Time { get; } = time;

    /// <summary>Not before this, in Unix milliseconds.</summary>
    public long Due { get; set; }

    /// <summary>Attempts begun.</summary>
    public int Attempts { get; set; }

    /// <summary>Whether the store held it when it was opened: an attempt at it may have ended the process before.</summary>
    public bool Recovered { get; init; }

    public MessageState State { get; set; }

    /// <summary>The end that was decided for the message and could not be written yet.</summary>
    public Settled? Outcome { get; set; }

    /// <summary>Counts leases, so that an old one is told from the present one.</summary>
    public int Lease { get; set; }

    /// <summary>When the present lease ends, in Unix milliseconds.</summary>
    public long LeaseEnd { get; set; }

    /// <summary>The message's place among the leases.</summary>
    public LinkedListNode<StoredMessage>? LeaseNode { get; set; }

    /// <summary>Sets what the database holds, when loading.</summary>
    public void LoadAttempts(int attempts) => Attempts = _savedAttempts = attempts;

    /// <summary>Writes the message as a new row. On the writer thread only.</summary>
    public void Insert(WriteStatements statements) => Sequence = statements.InsertMessage(Queue.Name, Id, Text, Time, Due);

    /// <summary>Writes the count of attempts, unless the message's end is under way. On the writer thread only.</summary>
    public void SaveAttempts(WriteStatements statements)
    {
        var attempts = Attempts;
        if (State is MessageState.Settling or MessageState.Gone || attempts == _savedAttempts) return;
        statements.SetProgress(Sequence, attempts, Due);
        _savedAttempts = attempts;
    }

    /// <summary>Notes what an operation wrote. On the writer thread only.</summary>
    public void NoteSaved(int attempts) => _savedAttempts = attempts;

    /// <summary>Notes that a commit failed, and what was written with it. On the writer thread only.</summary>
    public void ForgetSaved() => _savedAttempts = Unknown;
}
