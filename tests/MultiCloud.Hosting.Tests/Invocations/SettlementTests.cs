using MultiCloud.Hosting.Tests.Support;
using static MultiCloud.Hosting.Tests.Support.TestInvoker;

namespace MultiCloud.Hosting.Tests.Invocations;

public sealed class SettlementTests : IDisposable
{
    private const string Good = """{"id":"7","quantity":1}""";
    private const string Bad = """{"id":"7","quantity":"many"}""";

    private readonly TestInvoker _invoker = new();

    public static TheoryData<string, string, Settlement, string?> Endings => new()
    {
        { "return", Good, Settlement.Succeed, null },
        { "throw", Good, Settlement.Retry, "System.InvalidOperationException: no stock" },
        { "throw reject", Good, Settlement.Reject, "unknown customer" },
        { "reject", Good, Settlement.Reject, "too old" },
        { "retry", Good, Settlement.Retry, "not yet" },
        { "succeed then throw", Good, Settlement.Succeed, null },
        { "reject then throw", Good, Settlement.Reject, "too old" },
        { "retry then succeed", Good, Settlement.Succeed, null },
        { "return", Bad, Settlement.Reject, "The data of 'p1' cannot be read as Order: at $.quantity, line 1, byte 28: The JSON value could not be converted to MultiCloud.Hosting.Tests.Support.Order." },
        { "return", "not json", Settlement.Reject, "The data of 'p1' cannot be read as Order: at $, line 1, byte 2: 'not json' is an invalid JSON literal. Expected the literal 'null'." },
        { "return", "null", Settlement.Reject, "The data of 'p1' is null; expected Order." },
        { "return", "", Settlement.Reject, null },
    };

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task InvokeAsync_OneMessage_IsSettledByHowItsFunctionEnded(string ending, string text, Settlement settlement, string? reason)
    {
        var result = await _invoker.RunAsync(Queue(call =>
        {
            End(ending, call.ReadMessage(Json.Get<Order>()));
            return default;
        }), Item(text));

        var outcome = Assert.Single(result.Items);
        Assert.Equal(settlement, outcome.Settlement);
        if (reason is not null || settlement == Settlement.Succeed)
        {
            Assert.Equal(reason, outcome.Reason);
        }
    }

    [Fact]
    public async Task InvokeAsync_BatchThatThrows_RetriesWhatWasNotSettled()
    {
        var result = await _invoker.RunAsync(
            Queue(
                call =>
                {
                    var messages = call.ReadMessages(Json.Get<Order>());
                    messages[0].Succeed();
                    messages[1].Reject("stale");
                    throw new InvalidOperationException("boom");
                },
                batch: true),
            Item(Good, "a"),
            Item(Good, "b"),
            Item(Bad, "c"),
            Item(Good, "d"));

        Assert.Equal([Settlement.Succeed, Settlement.Reject, Settlement.Reject, Settlement.Retry], result.Items.Select(i => i.Settlement));
        Assert.Equal("System.InvalidOperationException", result.Error!.Type);
        Assert.Equal("boom", result.Error.Message);
        Assert.False(result.Error.TimedOut);
    }

    [Fact]
    public async Task InvokeAsync_BatchWithUnreadableItem_HandsOverTheOthers()
    {
        List<string> seen = [];
        var result = await _invoker.RunAsync(
            Queue(
                call =>
                {
                    seen.AddRange(call.ReadMessages(Json.Get<Order>()).Select(m => m.Id));
                    return default;
                },
                batch: true),
            Item(Good, "a"),
            Item(Bad, "b"),
            Item(Good, "c"));

        Assert.Equal(["a", "c"], seen);
        Assert.Equal([Settlement.Succeed, Settlement.Reject, Settlement.Succeed], result.Items.Select(i => i.Settlement));
        Assert.Null(result.Error);
    }

    [Fact]
    public async Task InvokeAsync_BatchWithItemItsTypeRefuses_RejectsThatItemAlone()
    {
        var result = await _invoker.RunAsync(
            Queue(
                call =>
                {
                    _ = call.ReadMessages(Json.Get<Percentage>());
                    return default;
                },
                batch: true),
            Item("""{"value":50}""", "a"),
            Item("""{"value":101}""", "b"));

        Assert.Equal([Settlement.Succeed, Settlement.Reject], result.Items.Select(i => i.Settlement));
        Assert.Contains("0 to 100", result.Items[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvokeAsync_StoppingHost_FailsTheAttempt()
    {
        using var stopping = new CancellationTokenSource();
        var result = await _invoker.Invoker.InvokeAsync(
            Queue(async call =>
            {
                await stopping.CancelAsync();
                call.CancellationToken.ThrowIfCancellationRequested();
            }),
            [Item(Good)],
            stopping.Token);

        Assert.Equal(new(Settlement.Retry, "The host stopped before the function returned."), Assert.Single(result.Items));
    }

    public void Dispose() => _invoker.Dispose();

    private static void End(string ending, QueueMessage<Order> message)
    {
        switch (ending)
        {
            case "throw":
                throw new InvalidOperationException("no stock");
            case "throw reject":
                throw new RejectException("unknown customer");
            case "reject":
                message.Reject("too old");
                break;
            case "retry":
                message.Retry("not yet");
                break;
            case "succeed then throw":
                message.Succeed();
                throw new InvalidOperationException();
            case "reject then throw":
                message.Reject("too old");
                throw new InvalidOperationException();
            case "retry then succeed":
                message.Retry("not yet");
                message.Succeed();
                break;
        }
    }
}
