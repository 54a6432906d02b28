using MultiCloud.Local.Store;

namespace MultiCloud.Local.Queues;

/// <summary>Messages that were rejected or used up their attempts: kept until someone looks and sends them back.</summary>
internal sealed class DeadLetters(LocalStore store)
{
    /// <summary>The most letters of one listing.</summary>
    internal const int MaxListed = 1000;

    /// <summary>The oldest letters.</summary>
    /// <param name="queue">Of one queue only; null for all.</param>
    public IReadOnlyList<DeadLetter> List(string? queue = null) => store.Core.Reader.Read(database =>
    {
        using var rows = database.Prepare($"""
            SELECT number, queue, id, text, time, attempts, reason FROM dead_letters
            WHERE ?1 IS NULL OR queue = ?1 ORDER BY number LIMIT {MaxListed}
            """);
        rows.Bind(1, queue);
        var letters = new List<DeadLetter>();
        while (rows.Step())
        {
            letters.Add(new DeadLetter(
                rows.Integer(0), rows.Text(1), rows.Text(2), rows.Blob(3), DateTimeOffset.FromUnixTimeMilliseconds(rows.Integer(4)), (int)rows.Integer(5), rows.Text(6)));
        }

        return letters;
    });

    /// <summary>How many letters each queue has.</summary>
    public IReadOnlyDictionary<string, int> Count() => store.Core.Reader.Read(database =>
    {
        using var rows = database.Prepare("SELECT queue, count(*) FROM dead_letters GROUP BY queue");
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        while (rows.Step()) counts[rows.Text(0)] = (int)rows.Integer(1);
        return counts;
    });

    /// <summary>Sends a letter back to its queue, with all its attempts before it.</summary>
    /// <returns>Whether there was such a letter.</returns>
    public async Task<bool> RedriveAsync(long number) => await RedriveAsync([number]) == 1;

    /// <summary>Sends all letters back.</summary>
    /// <param name="queue">Of one queue only; null for all.</param>
    /// <returns>How many.</returns>
    public async Task<int> RedriveAllAsync(string? queue = null)
    {
        // Only the letters of now: one that dies again meanwhile has a higher number.
        var last = store.Core.Reader.Read(static database => database.Scalar("SELECT max(number) FROM dead_letters"));
        var redriven = 0;
        while (List(queue).Where(letter => letter.Number <= last).Select(letter => letter.Number).ToArray() is { Length: > 0 } numbers) redriven += await RedriveAsync(numbers);
        return redriven;
    }

    private async Task<int> RedriveAsync(IReadOnlyList<long> numbers)
    {
        var operation = new RedriveOperation(store, numbers);
        await store.WriteAsync(operation);
        return operation.Redriven;
    }

    private sealed class RedriveOperation(LocalStore store, IReadOnlyList<long> numbers) : WriteOperation
    {
        private readonly List<StoredMessage> _messages = [];

        public int Redriven => _messages.Count;

        public override void Execute(WriteStatements statements)
        {
            foreach (var number in numbers)
            {
                if (statements.TakeDeadLetter(number) is not { } letter) continue;
                var message = new StoredMessage(store.Queue(letter.Queue), letter.Id, letter.Text, letter.Time);
                message.Insert(statements);
                _messages.Add(message);
            }
        }

        protected override void OnCommitted()
        {
            foreach (var message in _messages) message.Queue.Add(message);
        }
    }
}

/// <summary>A message that will not be delivered any more.</summary>
/// <param name="Number">What it is redriven by.</param>
/// <param name="Queue">The queue or inbox it was in.</param>
/// <param name="Id">The message's id.</param>
/// <param name="Text">Its text.</param>
/// <param name="Time">When it was sent.</param>
/// <param name="Attempts">The attempts made.</param>
/// <param name="Reason">Why it is here.</param>
internal sealed record DeadLetter(long Number, string Queue, string Id, byte[] Text, DateTimeOffset Time, int Attempts, string Reason);
