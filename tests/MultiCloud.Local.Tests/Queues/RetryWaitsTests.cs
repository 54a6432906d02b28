using MultiCloud.Local.Queues;

namespace MultiCloud.Local.Tests.Queues;

public sealed class RetryWaitsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 16)]
    [InlineData(10, 512)]
    [InlineData(11, 900)]
    [InlineData(100, 900)]
    public void After_Attempt_DoublesUpToFifteenMinutes(int attempt, int seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), RetryWaits.After(attempt));
}
