using MultiCloud.Local.Store;

namespace MultiCloud.Local.Queues;

/// <summary>Messages that were rejected or used up their attempts: kept until someone looks and sends them back.</summary>
internal sealed class DeadLetters(LocalStore store)
{
    /// <summary>The most letters of one page, and of one commit.</summary>
    internal const int MaxPage = 1000;

    /// <summary>The most text of one page, unless its first letter alone has more.</summary>
    internal const int MaxPageBytes = 1024 * 1024;

    private const string Columns = "number, queue, id, text, time, attempts, reason FROM dead_letters";

    /// <summary>The oldest letters behind a number.</summary>
    /// <param name="queue">Of one queue only; null for all.</param>
    /// <param name="after">The last number of the page before.</param>
    /// <param name="limit">The most wanted.</param>
    public DeadLetterPage List(string? queue = null, long after = 0, int limit = MaxPage) => store.Core.Reader.Read(database =>
    {
        using var rows = database.Prepare($"SELECT {Columns} WHERE number > ?1 AND (?2 IS NULL OR queue = ?2) ORDER BY number LIMIT ?3");
        rows.Bind(1, after).Bind(2, queue).Bind(3, limit + 1);
        var letters = new List<DeadLetter>();
        var bytes = 0;
        while (rows.Step())
        {
            var letter = Read(rows);
            bytes += letter.Text.Length;
            if (letters.Count == limit || (bytes > MaxPageBytes && letters.Count > 0)) return new DeadLetterPage(letters, letters[^1].Number);
            letters.Add(letter);
        }

        return new DeadLetterPage(letters, null);
    });

    /// <summary>Every letter, the oldest first.</summary>
    public IEnumerable<DeadLetter> All()
    {
        for (var page = List(); ; page = List(after: page.Next.Value))
        {
            foreach (var letter in page.Letters) yield return letter;
            if (page.Next is null) yield break;
        }
    }

    /// <summary>One letter; null when there is none of that number.</summary>
    public DeadLetter? Find(long number) => store.Core.Reader.Read(database =>
    {
        using var rows = database.Prepare($"SELECT {Columns} WHERE number = ?");
        rows.Bind(1, number);
        return rows.Step() ? Read(rows) : null;
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

    /// <summary>Sends letters back, the oldest first.</summary>
    /// <param name="queue">Of one queue only; null for all.</param>
    /// <param name="limit">The most wanted.</param>
    /// <returns>How many.</returns>
    public Task<int> RedriveAllAsync(string? queue = null, long limit = long.MaxValue) => ForAllAsync(queue, limit, RedriveAsync);

    /// <summary>Throws a letter away.</summary>
    /// <returns>Whether there was such a letter.</returns>
    public async Task<bool> DropAsync(long number) => await DropAsync([number]) == 1;

    /// <summary>Throws a queue's letters away.</summary>
    /// <returns>How many.</returns>
    public Task<int> DropAllAsync(string queue) => ForAllAsync(queue, long.MaxValue, DropAsync);

    private static DeadLetter Read(Statement rows) => new(
        rows.Integer(0), rows.Text(1), rows.Text(2), rows.Blob(3), DateTimeOffset.FromUnixTimeMilliseconds(rows.Integer(4)), (int)rows.Integer(5), rows.Text(6));

    /// <summary>Only the letters of now: one that dies again meanwhile has a higher number.</summary>
    private async Task<int> ForAllAsync(string? queue, long limit, Func<IReadOnlyList<long>, Task<int>> act)
    {
        var last = store.Core.Reader.Read(static database => database.Scalar("SELECT max(number) FROM dead_letters"));
        var done = 0;
        while (Numbers(queue, last, Math.Min(limit - done, MaxPage)) is { Count: > 0 } numbers) done += await act(numbers);
        return done;
    }

    private List<long> Numbers(string? queue, long last, long limit) => store.Core.Reader.Read(database =>
    {
        using var rows = database.Prepare("SELECT number FROM dead_letters WHERE number <= ?1 AND (?2 IS NULL OR queue = ?2) ORDER BY number LIMIT ?3");
        rows.Bind(1, last).Bind(2, queue).Bind(3, limit);
        var numbers = new List<long>();
        while (rows.Step()) numbers.Add(rows.Integer(0));
        return numbers;
    });

    private async Task<int> DropAsync(IReadOnlyList<long> numbers)
    {
        var operation = new DropOperation(numbers);
        await store.WriteAsync(operation);
        return operation.Dropped;
    }

    private async Task<int> RedriveAsync(IReadOnlyList<long> numbers)
    {
        var operation = new RedriveOperation(store, numbers);
        await store.WriteAsync(operation);
        return operation.Redriven;
    }

    private sealed class DropOperation(IReadOnlyList<long> numbers) : WriteOperation
    {
        public int Dropped { get; private set; }

        public override void Execute(WriteStatements statements) => Dropped = numbers.Count(number => statements.TakeDeadLetter(number) is not null);
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

/// <summary>Some dead letters.</summary>
/// <param name="Letters">The letters, oldest first.</param>
/// <param name="Next">Behind which number the next page begins; null when there are no more.</param>
internal sealed record DeadLetterPage(IReadOnlyList<DeadLetter> Letters, long? Next);

/// <summary>A message that will not be delivered any more.</summary>
/// <param name="Number">What it is redriven by.</param>
/// <param name="Queue">The queue or inbox it was in.</param>
/// <param name="Id">The message's id.</param>
/// <param name="Text">Its text.</param>
/// <param name="Time">When it was sent.</param>
/// <param name="Attempts">The attempts made.</param>
/// <param name="Reason">Why it is here.</param>
internal sealed record DeadLetter(long Number, string Queue, string Id, byte[] Text, DateTimeOffset Time, int Attempts, string Reason);
