using CsCheck;
using MultiCloud.Local.Queues;
using MultiCloud.Local.Tests.Store;

namespace MultiCloud.Local.Tests.Queues;

/// <summary>Random histories of a queue, with restarts, compared with a model of forty lines.</summary>
public sealed class QueueModelTests
{
    private enum Step
    {
        Enqueue,
        EnqueueDelayed,
        Take,
        Acknowledge,
        Retry,
        Release,
        Bury,
        AdvanceLittle,
        AdvanceLease,
        Reopen,
    }

    private static readonly Gen<(Step Step, int Pick)[]> Histories =
        Gen.Select(Gen.Frequency(
            (6, Gen.Const(Step.Enqueue)), (2, Gen.Const(Step.EnqueueDelayed)), (8, Gen.Const(Step.Take)), (3, Gen.Const(Step.Acknowledge)), (4, Gen.Const(Step.Retry)),
            (1, Gen.Const(Step.Release)), (1, Gen.Const(Step.Bury)), (4, Gen.Const(Step.AdvanceLittle)), (1, Gen.Const(Step.AdvanceLease)), (1, Gen.Const(Step.Reopen))),
            Gen.Int[0, 9]).Array[1, 60];

    [Fact]
    public void Queue_AnyHistory_BehavesAsTheModel() => Histories.Sample(history => RunAsync(history).GetAwaiter().GetResult(), iter: 200, threads: 1);

    private static async Task RunAsync((Step Step, int Pick)[] history)
    {
        using var store = await TemporaryStore.OpenAsync();
        var model = new Model(store.Time.GetUtcNow());
        var leased = new List<LeasedMessage>();
        var sent = 0;
        foreach (var (step, pick) in history)
        {
            switch (step)
            {
                case Step.Enqueue or Step.EnqueueDelayed:
                    var delay = TimeSpan.FromSeconds(step == Step.Enqueue ? 0 : pick);
                    await store.Orders.EnqueueAsync($"m{sent}", [1], delay);
                    model.Add($"m{sent++}", delay);
                    break;
                case Step.Take:
                    var taken = await store.Orders.TakeAsync(1 + (pick % 3), TemporaryStore.Consumer);
                    leased.AddRange(taken);
                    model.Taken(1 + (pick % 3), [.. taken.Select(message => (message.Id, message.Attempt))]);
                    break;
                case Step.AdvanceLittle or Step.AdvanceLease:
                    var passed = step == Step.AdvanceLittle ? TimeSpan.FromSeconds(pick) : TemporaryStore.Consumer.Lease;
                    store.Time.Advance(passed);
                    model.Now += passed;
                    break;
                case Step.Reopen:
                    await store.ReopenAsync();
                    model.Reopened();
                    leased.Clear();
                    break;
                case var _ when leased.Count > 0:
                    var message = leased[pick % leased.Count];
                    leased.Remove(message);
                    var wait = TimeSpan.FromSeconds(pick);
                    var verdict = step switch
                    {
                        Step.Acknowledge => message.Acknowledge(),
                        Step.Retry => message.Retry(wait),
                        Step.Release => message.Release(),
                        _ => message.Bury("test"),
                    };
                    await store.Orders.SettleAsync([verdict]);
                    model.Settled(message.Id, message.Attempt, verdict);
                    break;
            }

            model.Check(store.Orders.Count(), new DeadLetters(store.Store).List().Letters.Count);
        }
    }

    private sealed class Entry
    {
        public required string Id { get; init; }

        public DateTimeOffset Due { get; set; }

        public int Attempts { get; set; }

        /// <summary>The end of its lease; null when it is with nobody.</summary>
        public DateTimeOffset? LeaseEnd { get; set; }
    }

    private sealed class Model(DateTimeOffset now)
    {
        private readonly List<Entry> _live = [];
        private int _buried;

        public DateTimeOffset Now { get; set; } = now;

        private IEnumerable<Entry> Free => _live.Where(entry => entry.LeaseEnd is null || entry.LeaseEnd <= Now);

        private IEnumerable<Entry> Ready => Free.Where(entry => entry.Due <= Now);

        public void Add(string id, TimeSpan delay) => _live.Add(new Entry { Id = id, Due = Now + delay });

        public void Taken(int max, IReadOnlyList<(string Id, int Attempt)> taken)
        {
            var ready = Ready.ToList();
            foreach (var (id, attempt) in taken)
            {
                var entry = Assert.Single(ready, entry => entry.Id == id);
                Assert.Equal(++entry.Attempts, attempt);
                Assert.InRange(attempt, 1, TemporaryStore.Consumer.MaxAttempts);
                entry.LeaseEnd = Now + TemporaryStore.Consumer.Lease;
            }

            // The queue buries what used up its attempts when it meets it; it met all of them unless it found enough before.
            if (taken.Count == max) _mayBury = true;
            else BuryExhausted(ready.Where(entry => taken.All(one => one.Id != entry.Id)).ToList());
        }

        public void Settled(string id, int attempt, Verdict verdict)
        {
            var entry = _live.SingleOrDefault(entry => entry.Id == id && entry.Attempts == attempt && entry.LeaseEnd > Now);
            if (entry is null) return;
            entry.LeaseEnd = null;
            if (verdict.Kind is VerdictKind.Acknowledge or VerdictKind.Bury) _live.Remove(entry);
            if (verdict.Kind == VerdictKind.Bury) _buried++;
            if (verdict.Kind == VerdictKind.Release) entry.Attempts--;
            if (verdict.Kind is VerdictKind.Retry or VerdictKind.Release) entry.Due = Now + verdict.Wait;
        }

        public void Reopened()
        {
            foreach (var entry in _live) entry.LeaseEnd = null;
        }

        public void Check(QueueCounts counts, int deadLetters)
        {
            if (_mayBury)
            {
                _mayBury = false;
                var missing = deadLetters - _buried;
                Assert.InRange(missing, 0, Ready.Count(IsExhausted));
                BuryExhausted(Ready.Where(IsExhausted).Take(missing).ToList());
            }

            Assert.Equal(_buried, deadLetters);
            Assert.Equal((Ready.Count(), _live.Count - Free.Count(), Free.Count() - Ready.Count()), (counts.Ready, counts.InFlight, counts.Delayed));
        }

        private static bool IsExhausted(Entry entry) => entry.Attempts >= TemporaryStore.Consumer.MaxAttempts;

        private bool _mayBury;

        private void BuryExhausted(List<Entry> met)
        {
            Assert.All(met, entry => Assert.True(IsExhausted(entry), $"{entry.Id} was ready and was not taken."));
            _live.RemoveAll(met.Contains);
            _buried += met.Count;
        }
    }
}
