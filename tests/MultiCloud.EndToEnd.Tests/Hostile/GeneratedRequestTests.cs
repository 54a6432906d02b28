namespace MultiCloud.EndToEnd.Tests.Hostile;

public sealed class GeneratedRequestTests(HostileApp hostile)
{
    private const int Requests = 10_000;
    private const int AtATime = 24;

    [Fact]
    public async Task Requests_TenThousandMadeWrong_AreAllAnsweredOrEndedWithoutAnErrorOfOurs()
    {
        var refused = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Requests),
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = TestContext.Current.CancellationToken },
            async (number, _) =>
            {
                try
                {
                    var reply = await RawHttp.SayAsync(hostile.Front, GeneratedRequests.Make(number), TimeSpan.FromMilliseconds(60));
                    hostile.AssertNothingShown(reply);
                    if (reply.Status is >= 400)
                        Interlocked.Increment(ref refused);
                }
                catch (Exception failure) when (failure is not OperationCanceledException || !TestContext.Current.CancellationToken.IsCancellationRequested)
                {
                    throw new InvalidOperationException($"Request {number} of {nameof(GeneratedRequests)}: {failure.Message}", failure);
                }
            });

        Assert.True(refused > Requests / 4, $"Only {refused} of {Requests} requests were refused: most were not wrong.");
        await hostile.AssertWellAsync();
    }
}
