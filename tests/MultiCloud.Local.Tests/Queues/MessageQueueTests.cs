using MultiCloud.Local.Queues;
using MultiCloud.Local.Tests.Store;

namespace MultiCloud.Local.Tests.Queues;

public sealed class MessageQueueTests : IAsyncLifetime
{
    private TemporaryStore _store = null!;

    public async ValueTask InitializeAsync() => _store = await TemporaryStore.OpenAsync();

    public ValueTask DisposeAsync()
    {
        _store.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Acknowledge_AfterReopening_MessageIsGone()
    {
        await _store.Orders.EnqueueAsync("a", "1"u8.ToArray());
        var message = await _store.TakeAsync();
        Assert.Equal(("a", 1, "1"), (message!.Id, message.Attempt, Text(message)));

        await _store.Orders.SettleAsync([message.Acknowledge()]);
        await _store.ReopenAsync();

        Assert.Null(await _store.TakeAsync());
    }

    [Fact]
    public async Task Take_ProcessEndsBeforeSettling_AttemptIsCounted()
    {
        await _store.Orders.EnqueueAsync("a", "1"u8.ToArray());
        await _store.TakeAsync();

        await _store.ReopenAsync();
        var again = await _store.TakeAsync();

        Assert.Equal(("a", 2, "1"), (again!.Id, again.Attempt, Text(again)));
    }

    [Fact]
    public async Task Take_EveryAttemptEndsTheProcess_MessageIsBuried()
    {
        await _store.Orders.EnqueueAsync("a", "1"u8.ToArray());
        for (var attempt = 1; attempt <= TemporaryStore.Consumer.MaxAttempts; attempt++)
        {
            Assert.Equal(attempt, (await _store.TakeAsync())!.Attempt);
            await _store.ReopenAsync();
        }

        Assert.Null(await _store.TakeAsync());
        await _store.ReopenAsync();
        var letter = Assert.Single(new DeadLetters(_store.Store).List().Letters);
        Assert.Equal(("a", 3), (letter.Id, letter.Attempts));
    }

    [Fact]
    public async Task Retry_BeforeTheWaitIsOver_MessageIsNotReady()
    {
        await _store.Orders.EnqueueAsync("a", "1"u8.ToArray());
        await _store.Orders.SettleAsync([(await _store.TakeAsync())!.Retry(TimeSpan.FromSeconds(10))]);

        _store.Time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Null(await _store.TakeAsync());
        _store.Time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal(2, (await _store.TakeAsync())!.Attempt);
    }

    [Fact]
    public async Task Retry_AfterReopening_WaitAndAttemptsAreKept()
    {
        await _store.Orders.EnqueueAsync("a", "1"u8.ToArray());
        await _store.Orders.SettleAsync([(await _store.TakeAsync())!.Retry(TimeSpan.FromSeconds(10))]);

        await _store.ReopenAsync();
        Assert.Null(await _store.TakeAsync());
        _store.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(2, (await _store.TakeAsync())!.Attempt);
    }

    [Fact]
    public async Task Release_AfterReopening_AttemptIsNotCounted()
    {
        await _store.Orders.EnqueueAsync("a", "1"u8.ToArray());
        await _store.Orders.SettleAsync([(await _store.TakeAsync())!.Release()]);

        await _store.ReopenAsync();

        Assert.Equal(1, (await _store.TakeAsync())!.Attempt);
    }

    [Fact]
    public async Task Enqueue_Delayed_NotBeforeItsTimeEvenAfterReopening()
    {
        await _store.Orders.EnqueueAsync("a", "1"u8.ToArray(), TimeSpan.FromMinutes(15));
        await _store.ReopenAsync();

        _store.Time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, _store.Orders.Count().Delayed);
        Assert.Null(await _store.TakeAsync());
        _store.Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.NotNull(await _store.TakeAsync());
    }

    [Fact]
    public async Task Lease_Ends_MessageComesAgainAndTheOldLeaseSettlesNothing()
    {
        await _store.Orders.EnqueueAsync("a", "1"u8.ToArray());
        var late = await _store.TakeAsync();
        _store.Time.Advance(TemporaryStore.Consumer.Lease - TimeSpan.FromMilliseconds(1));
        Assert.Null(await _store.TakeAsync());

        _store.Time.Advance(TimeSpan.FromMilliseconds(1));
        var again = await _store.TakeAsync();
        await _store.Orders.SettleAsync([late!.Acknowledge()]);

        Assert.Equal(2, again!.Attempt);
        Assert.Equal(1, _store.Orders.Count().InFlight);
        await _store.Orders.SettleAsync([again.Acknowledge()]);
        Assert.Equal(0, _store.Orders.Count().InFlight);
    }

    [Fact]
    public async Task Lease_DebuggerAttached_DoesNotEnd()
    {
        await _store.Orders.EnqueueAsync("a", "1"u8.ToArray());
        _store.LeasesFrozen = true;
        var message = await _store.TakeAsync();

        _store.Time.Advance(TimeSpan.FromHours(1));
        Assert.Null(await _store.TakeAsync());
        await _store.Orders.SettleAsync([message!.Acknowledge()]);

        Assert.Equal(new QueueCounts(0, 0, 0, TimeSpan.Zero), _store.Orders.Count());
    }

    [Fact]
    public async Task Bury_Redriven_StartsAtTheFirstAttempt()
    {
        await _store.Orders.EnqueueAsync("a", "1"u8.ToArray());
        await _store.Orders.SettleAsync([(await _store.TakeAsync())!.Bury("no such book")]);
        var letters = new DeadLetters(_store.Store);
        var letter = Assert.Single(letters.List("orders").Letters);
        Assert.Equal(("orders", "a", "no such book", 1), (letter.Queue, letter.Id, letter.Reason, letter.Attempts));
        Assert.Empty(letters.List("others").Letters);
        Assert.Equal(1, letters.Count()["orders"]);

        Assert.True(await letters.RedriveAsync(letter.Number));
        Assert.False(await letters.RedriveAsync(letter.Number));

        var message = await _store.TakeAsync();
        Assert.Equal(("a", 1, "1"), (message!.Id, message.Attempt, Text(message)));
    }

    [Fact]
    public async Task RedriveAll_MoreThanOneListing_TakesEveryLetter()
    {
        const int letters = DeadLetters.MaxPage + 5;
        await _store.Store.EnqueueAsync([.. Enumerable.Range(0, letters).Select(i => _store.Orders.Create($"m{i}", [1], TimeSpan.Zero))]);
        var taken = await _store.Orders.TakeAsync(letters, TemporaryStore.Consumer);
        await _store.Orders.SettleAsync([.. taken.Select(message => message.Bury("test"))]);

        Assert.Equal(letters, await new DeadLetters(_store.Store).RedriveAllAsync());

        Assert.Equal(letters, _store.Orders.Count().Ready);
    }

    [Fact]
    public async Task RedriveAll_LettersComeBackMeanwhile_EndsWithThoseOfTheBeginning()
    {
        await _store.Orders.EnqueueAsync("a", "1"u8.ToArray());
        await _store.Orders.SettleAsync([(await _store.TakeAsync())!.Bury("test")]);
        _store.Change("""
            CREATE TRIGGER back AFTER DELETE ON dead_letters BEGIN
                INSERT INTO dead_letters (queue, id, text, time, attempts, reason, died) VALUES (OLD.queue, OLD.id, OLD.text, OLD.time, OLD.attempts, OLD.reason, OLD.died);
            END
            """);

        Assert.Equal(1, await new DeadLetters(_store.Store).RedriveAllAsync().InTimeAsync());
    }

    [Fact]
    public async Task Acknowledge_Thousands_RowsAreDeletedAndNoneComesAgain()
    {
        await _store.Store.EnqueueAsync([.. Enumerable.Range(0, 3000).Select(i => _store.Orders.Create($"m{i}", [1], TimeSpan.Zero))]);
        while (await _store.Orders.TakeAsync(10, TemporaryStore.Consumer) is { Count: > 0 } taken)
            await _store.Orders.SettleAsync([.. taken.Select(message => message.Acknowledge())]);
        var rows = _store.Store.Core.Reader.Read(database => database.Scalar("SELECT count(*) FROM messages"));

        await _store.ReopenAsync();

        Assert.InRange(rows, 0, 1024);
        Assert.Equal(new QueueCounts(0, 0, 0, TimeSpan.Zero), _store.Orders.Count());
    }

    [Fact]
    public async Task Take_NoMemoryForTexts_ReadsThemFromTheStore()
    {
        await _store.ReopenAsync(options => options with { TextBytes = 3 });
        await _store.Orders.EnqueueAsync("a", "12"u8.ToArray());
        await _store.Orders.EnqueueAsync("b", "34"u8.ToArray());

        var messages = await _store.Orders.TakeAsync(10, TemporaryStore.Consumer);

        Assert.Equal(["12", "34"], messages.Select(Text));
    }

    [Fact]
    public async Task Receive_NothingThere_WaitsForTheNextMessage()
    {
        var receiving = _store.Orders.ReceiveAsync(10, TemporaryStore.Consumer, TestContext.Current.CancellationToken).AsTask();
        Assert.False(receiving.IsCompleted);

        await _store.Orders.EnqueueAsync("a", "1"u8.ToArray());

        Assert.Equal("a", Assert.Single(await receiving).Id);
    }

    [Fact]
    public async Task Receive_Cancelled_LeavesTheMessageToOthers()
    {
        using var cancelled = new CancellationTokenSource();
        var receiving = _store.Orders.ReceiveAsync(1, TemporaryStore.Consumer, cancelled.Token).AsTask();
        var other = _store.Orders.ReceiveAsync(1, TemporaryStore.Consumer, TestContext.Current.CancellationToken).AsTask();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => receiving);

        await _store.Orders.EnqueueAsync("a", "1"u8.ToArray());

        Assert.Single(await other);
    }

    [Fact]
    public async Task Enqueue_StoreClosed_FailsWithoutHanging()
    {
        var orders = _store.Orders;
        _store.Close();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => orders.EnqueueAsync("a", "1"u8.ToArray()));
    }

    private static string Text(LeasedMessage message) => System.Text.Encoding.UTF8.GetString(message.Text.Span);
}
