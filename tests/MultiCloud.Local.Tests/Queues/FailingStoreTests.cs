using MultiCloud.Local.Queues;
using MultiCloud.Local.Store;
using MultiCloud.Local.Tests.Store;

namespace MultiCloud.Local.Tests.Queues;

/// <summary>A store that cannot write for a while, as when the disk is full: nothing is lost, handled twice or buried because of it.</summary>
public sealed class FailingStoreTests : IAsyncLifetime
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private TemporaryStore _store = null!;

    public async ValueTask InitializeAsync() => _store = await TemporaryStore.OpenAsync();

    public ValueTask DisposeAsync()
    {
        _store.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Acknowledge_StoreFailsForLong_MessageIsSettledOnceAndNeverComesAgain()
    {
        await _store.Orders.EnqueueAsync("a", [1]);
        var message = await _store.TakeAsync();
        _store.Break();
        await Assert.ThrowsAsync<SqliteFailure>(() => _store.Orders.SettleAsync([message!.Acknowledge()]));

        Assert.Null(await _store.TakeAsync());
        for (var attempt = 0; attempt <= TemporaryStore.Consumer.MaxAttempts; attempt++)
        {
            _store.Time.Advance(Pause);
            await Assert.ThrowsAsync<SqliteFailure>(() => _store.TakeAsync());
        }

        _store.Mend();
        _store.Time.Advance(Pause);
        Assert.Null(await _store.TakeAsync());
        Assert.Equal(new QueueCounts(0, 0, 0, TimeSpan.Zero), _store.Orders.Count());
        await _store.ReopenAsync();
        Assert.Null(await _store.TakeAsync());
        Assert.Empty(new DeadLetters(_store.Store).List().Letters);
    }

    [Fact]
    public async Task Bury_StoreFails_IsBuriedLaterForTheSameReason()
    {
        await _store.Orders.EnqueueAsync("a", [1]);
        var message = await _store.TakeAsync();
        _store.Break();
        await Assert.ThrowsAsync<SqliteFailure>(() => _store.Orders.SettleAsync([message!.Bury("no such book")]));
        _store.Mend();
        _store.Time.Advance(Pause);

        Assert.Null(await _store.TakeAsync());

        var letter = Assert.Single(new DeadLetters(_store.Store).List().Letters);
        Assert.Equal(("a", 1, "no such book"), (letter.Id, letter.Attempts, letter.Reason));
    }

    [Fact]
    public async Task Release_StoreFails_AttemptIsNotCounted()
    {
        await _store.Orders.EnqueueAsync("a", [1]);
        var message = await _store.TakeAsync();
        _store.Break();
        await Assert.ThrowsAsync<SqliteFailure>(() => _store.Orders.SettleAsync([message!.Release()]));

        _store.Time.Advance(Pause);

        Assert.Equal(1, (await _store.TakeAsync())!.Attempt);
    }

    [Fact]
    public async Task Retry_StoreFails_WaitAndAttemptsAreKept()
    {
        await _store.Orders.EnqueueAsync("a", [1]);
        var message = await _store.TakeAsync();
        _store.Break();
        await Assert.ThrowsAsync<SqliteFailure>(() => _store.Orders.SettleAsync([message!.Retry(TimeSpan.FromSeconds(10))]));
        _store.Mend();

        _store.Time.Advance(TimeSpan.FromSeconds(9));
        Assert.Null(await _store.TakeAsync());
        _store.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(2, (await _store.TakeAsync())!.Attempt);
    }

    [Fact]
    public async Task Take_AttemptCannotBeCounted_CountsItWhenTheStoreWritesAgain()
    {
        await _store.Orders.EnqueueAsync("a", [1]);
        await _store.ReopenAsync();
        _store.Break();
        await Assert.ThrowsAsync<SqliteFailure>(() => _store.TakeAsync());
        _store.Mend();
        _store.Time.Advance(Pause);
        Assert.Equal(1, (await _store.TakeAsync())!.Attempt);

        await _store.ReopenAsync();

        Assert.Equal(2, (await _store.TakeAsync())!.Attempt);
    }

    [Fact]
    public async Task Take_ExhaustedMessageCannotBeBuried_OthersAreReleasedUncounted()
    {
        await _store.Orders.EnqueueAsync("a", [1]);
        for (var attempt = 1; attempt <= TemporaryStore.Consumer.MaxAttempts; attempt++)
            await _store.Orders.SettleAsync([(await _store.TakeAsync())!.Retry(TimeSpan.Zero)]);
        await _store.Orders.EnqueueAsync("b", [2]);
        _store.Break();

        await Assert.ThrowsAsync<SqliteFailure>(async () => await _store.Orders.TakeAsync(10, TemporaryStore.Consumer));
        Assert.Equal(0, _store.Orders.Count().InFlight);
        _store.Mend();
        _store.Time.Advance(Pause);
        var message = Assert.Single(await _store.Orders.TakeAsync(10, TemporaryStore.Consumer));

        Assert.Equal(("b", 1), (message.Id, message.Attempt));
        Assert.Equal("a", Assert.Single(new DeadLetters(_store.Store).List().Letters).Id);
    }

    [Fact]
    public async Task Take_TextCannotBeRead_MessagesAreReleasedUncounted()
    {
        await _store.ReopenAsync(options => options with { TextBytes = 0 });
        await _store.Orders.EnqueueAsync("a", [1]);
        _store.Change("ALTER TABLE messages RENAME TO elsewhere");
        await Assert.ThrowsAsync<SqliteFailure>(() => _store.TakeAsync());
        Assert.Equal(0, _store.Orders.Count().InFlight);

        _store.Change("ALTER TABLE elsewhere RENAME TO messages");
        _store.Time.Advance(Pause);

        Assert.Equal(("a", 1), (await _store.TakeAsync()) is { } message ? (message.Id, message.Attempt) : default);
    }
}
