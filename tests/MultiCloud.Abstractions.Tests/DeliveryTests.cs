namespace MultiCloud.Abstractions.Tests;

public sealed class DeliveryTests
{
    private static QueueMessage<string> Message() => new() { Id = "m1", Body = "hello" };

    [Fact]
    public void Settlement_NothingDecided_IsNone()
    {
        Assert.Equal(Settlement.None, Message().Settlement);
        Assert.Equal(1, Message().Attempt);
    }

    [Fact]
    public void Reject_KeepsTheReason()
    {
        var message = Message();
        message.Reject("no such order");
        Assert.Equal((Settlement.Reject, "no such order"), (message.Settlement, message.SettlementReason));
    }

    [Fact]
    public void Settlement_SeveralDecisions_TheLastWins()
    {
        var message = Message();
        message.Retry("busy");
        message.Succeed();
        Assert.Equal((Settlement.Succeed, null), (message.Settlement, message.SettlementReason));
    }
}
