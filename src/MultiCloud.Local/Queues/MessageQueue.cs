using MultiCloud.Local.Store;

namespace MultiCloud.Local.Queues;

/// <summary>
/// One queue of an open store. Order, waits and leases live here in memory; the database holds what must survive the process:
/// messages, attempt counts and dead letters.
/// </summary>
internal sealed class MessageQueue : IDisposable
{
    /// <summary>How long messages rest that the store failed.</summary>
    private static readonly TimeSpan FaultPause = TimeSpan.FromSeconds(1);

    private readonly StoreCore _core;
    private readonly Lock _gate = new();
    private readonly Queue<StoredMessage> _ready = [];
    private readonly PriorityQueue<StoredMessage, long> _delayed = new();
    private readonly LeaseList _leases = new();
    private readonly Waiters _waiters = new();
    private readonly QueueAlarm _alarm;
    private int _inFlight;

    public MessageQueue(StoreCore core, string name)
    {
        _core = core;
        Name = name;
        _alarm = new QueueAlarm(core, OnAlarm);
    }

    public string Name { get; }

    /// <summary>A new message for this queue, to be handed to <see cref="EnqueueOperation"/>.</summary>
    public StoredMessage Create(string id, byte[] text, TimeSpan delay) =>
        new(this, id, text, _core.Now) { Due = _core.After(delay) };

    /// <summary>Stores one message durably.</summary>
    public Task EnqueueAsync(string id, byte[] text, TimeSpan delay = default) => SubmitAsync(new EnqueueOperation([Create(id, text, delay)]));

    /// <summary>Waits until a message can probably be received.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource waiter;
        lock (_gate)
        {
            if (_ready.Count > 0) return Task.CompletedTask;
            waiter = _waiters.Add();
        }

        return Waiters.WaitAsync(waiter, cancellationToken);
    }

    /// <summary>Takes messages that are ready; none when there are none. When the store fails, none is taken and no attempt counts.</summary>
    /// <param name="max">The most wanted.</param>
    /// <param name="settings">Lease and attempts.</param>
    public async ValueTask<IReadOnlyList<LeasedMessage>> TakeAsync(int max, ConsumerSettings settings)
    {
        var taken = new List<LeasedMessage>(Math.Min(max, 10));
        List<StoredMessage>? fresh = null, retried = null;
        List<Settled>? decided = null;
        lock (_gate)
        {
            var until = _core.After(settings.Lease);
            while (taken.Count < max && _ready.TryDequeue(out var message))
            {
                _inFlight++;
                if (message.Outcome is not null || message.Attempts >= settings.MaxAttempts)
                {
                    message.State = MessageState.Settling;
                    (decided ??= []).Add(message.Outcome ?? Exhausted(message));
                    continue;
                }

                message.Attempts++;
                message.State = MessageState.Leased;
                _leases.Add(message, until);
                taken.Add(new LeasedMessage(message, ++message.Lease, message.Attempts, message.Text));
                if (message.Recovered || message.Attempts > 1) (retried ??= []).Add(message);
                else (fresh ??= []).Add(message);
            }

            _alarm.Set(_leases.Next);
            NoteChange();
        }

        if (fresh is not null) _core.Writer.NoteAttempts(fresh);
        try
        {
            if (decided is not null) await EndAsync(decided, settings);
            if (retried is not null) await CountAsync(retried);
            for (var i = 0; i < taken.Count; i++)
            {
                if (taken[i].Text.IsEmpty) taken[i] = taken[i] with { Text = _core.Reader.MessageText(taken[i].Message.Sequence) };
            }
        }
        catch
        {
            Untake(taken);
            throw;
        }

        return taken;
    }

    /// <summary>Waits for messages and takes them.</summary>
    public async ValueTask<IReadOnlyList<LeasedMessage>> ReceiveAsync(int max, ConsumerSettings settings, CancellationToken cancellationToken)
    {
        while (true)
        {
            await WaitAsync(cancellationToken);
            var taken = await TakeAsync(max, settings);
            if (taken.Count > 0) return taken;
        }
    }

    /// <summary>Settles messages durably, in one commit. One whose lease has ended is left to its next consumer.</summary>
    public Task SettleAsync(IReadOnlyList<Verdict> verdicts)
    {
        var settled = new List<Settled>(verdicts.Count);
        lock (_gate)
        {
            foreach (var verdict in verdicts)
            {
                var message = verdict.Message.Message;
                if (message.State != MessageState.Leased || message.Lease != verdict.Message.Lease) continue;
                message.State = MessageState.Settling;
                _leases.Remove(message);
                settled.Add(Settle(message, verdict));
            }
        }

        return settled.Count == 0 ? Task.CompletedTask : WriteAsync(settled);
    }

    /// <summary>How full the queue is.</summary>
    public QueueCounts Count()
    {
        lock (_gate)
        {
            var oldest = _ready.TryPeek(out var first) ? TimeSpan.FromMilliseconds(Math.Max(0, _core.Now - first.Time)) : TimeSpan.Zero;
            return new QueueCounts(_ready.Count, _inFlight, _delayed.Count, oldest);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _alarm.Dispose();

    /// <summary>Takes in messages that have just become durable, or were loaded.</summary>
    internal void Add(StoredMessage message)
    {
        lock (_gate)
        {
            if (message.Text is { } text && !_core.Budget.TryTake(text.Length)) message.Text = null;
            Place(message);
        }
    }

    /// <summary>Carries out in memory what the commit made durable.</summary>
    internal void Finish(IReadOnlyList<Settled> settled)
    {
        lock (_gate)
        {
            foreach (var one in settled)
            {
                _inFlight--;
                if (one.Kind is VerdictKind.Retry or VerdictKind.Release)
                {
                    one.Message.Attempts = one.Attempts;
                    one.Message.Due = one.Due;
                    one.Message.NoteSaved(one.Attempts);
                    Place(one.Message);
                    continue;
                }

                one.Message.State = MessageState.Gone;
                if (one.Message.Text is { } text) _core.Budget.Return(text.Length);
                one.Message.Text = null;
            }

            NoteChange();
        }
    }

    /// <summary>Keeps what was decided though it could not be written: the attempts that count, the wait, and an end, which is written when the message's turn comes again.</summary>
    internal void GiveBack(IReadOnlyList<Settled> settled)
    {
        lock (_gate)
        {
            foreach (var one in settled)
            {
                if (one.Kind is VerdictKind.Acknowledge or VerdictKind.Bury) one.Message.Outcome = one;
                one.Message.ForgetSaved();
                Rest(one.Message, one.Attempts, one.Due);
            }
        }
    }

    private Settled Settle(StoredMessage message, Verdict verdict)
    {
        var attempts = verdict.Kind == VerdictKind.Release ? message.Attempts - 1 : message.Attempts;
        return new Settled(message, verdict.Kind, attempts, _core.After(verdict.Wait), verdict.Reason);
    }

    private static Settled Exhausted(StoredMessage message) =>
        new(message, VerdictKind.Bury, message.Attempts, 0, $"Attempt {message.Attempts} was the last and did not end: the process died, or the lease ran out.");

    private Task WriteAsync(IReadOnlyList<Settled> settled) => SubmitAsync(new SettleOperation(this, settled, _core.Now));

    /// <summary>Ends messages whose end was decided before they were received.</summary>
    private async ValueTask EndAsync(List<Settled> decided, ConsumerSettings settings)
    {
        await WriteAsync(decided);
        foreach (var one in decided)
        {
            if (one.Kind == VerdictKind.Bury) settings.OnBuried?.Invoke(one);
        }
    }

    /// <summary>Makes the count of attempts durable before the function sees messages that may have ended a process before.</summary>
    private Task CountAsync(List<StoredMessage> retried) => SubmitAsync(new CountAttemptsOperation(retried));

    private Task SubmitAsync(WriteOperation operation)
    {
        _core.Writer.Submit(operation);
        return operation.Done;
    }

    /// <summary>Undoes in memory that messages were taken, which nobody has seen.</summary>
    private void Untake(List<LeasedMessage> taken)
    {
        lock (_gate)
        {
            foreach (var one in taken)
            {
                var message = one.Message;
                if (message.State != MessageState.Leased || message.Lease != one.Lease) continue;
                _leases.Remove(message);
                Rest(message, message.Attempts - 1, due: 0);
            }
        }
    }

    /// <summary>Lets a message come again, but not at once: the store needs a moment.</summary>
    private void Rest(StoredMessage message, int attempts, long due)
    {
        _inFlight--;
        message.Attempts = attempts;
        message.Due = Math.Max(due, _core.After(FaultPause));
        Place(message);
    }

    private void Place(StoredMessage message)
    {
        NoteChange();
        if (message.Due > _core.Now)
        {
            message.State = MessageState.Delayed;
            _delayed.Enqueue(message, message.Due);
            _alarm.Set(message.Due);
            return;
        }

        message.State = MessageState.Ready;
        _ready.Enqueue(message);
        _waiters.Wake();
    }

    private void NoteChange() => _core.QueueChanged?.Invoke(this);

    private void OnAlarm()
    {
        lock (_gate)
        {
            _alarm.Clear();
            var now = _core.Now;
            while (_delayed.TryPeek(out var message, out var due) && due <= now)
            {
                _delayed.Dequeue();
                Place(message);
            }

            if (_core.LeasesFrozen()) _leases.Extend(now + 1000);
            while (_leases.TryTakeEnded(now, out var message))
            {
                _inFlight--;
                message.Due = 0;
                Place(message);
            }

            _alarm.Set(_delayed.TryPeek(out _, out var next) ? Math.Min(next, _leases.Next) : _leases.Next);
        }
    }
}
