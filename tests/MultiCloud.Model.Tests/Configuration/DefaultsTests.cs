namespace MultiCloud.Model.Tests.Configuration;

public class DefaultsTests
{
    [Theory]
    [InlineData("http", 220)]
    [InlineData("direct", 220)]
    [InlineData("queue", 290)]
    [InlineData("topic", 290)]
    [InlineData("bucket", 290)]
    [InlineData("timer", 890)]
    public void TimeoutSeconds_PortableMaximum_DependsOnTheTrigger(string kind, int expected) =>
        Assert.Equal(expected, Defaults.TimeoutSeconds.PortableMaximum(kind));

    [Fact]
    public void Concurrency_Default_IsTenForHttpAndOneForOthers() =>
        Assert.Equal([10, 1, 1, 1, 1, 1], TriggerKinds.All.Select(Defaults.Concurrency.DefaultFor));

    [Fact]
    public void All_EveryOption_HasDefaultsInRange() =>
        Assert.All(Defaults.All, option => Assert.All(TriggerKinds.All, kind =>
        {
            Assert.True(option.Allows(option.DefaultFor(kind)));
            Assert.True(option.DefaultFor(kind) <= option.PortableMaximum(kind));
        }));

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(900, true)]
    [InlineData(901, false)]
    public void Allows_Timeout_IsOneToNineHundred(int value, bool expected) => Assert.Equal(expected, Defaults.TimeoutSeconds.Allows(value));
}
