namespace MultiCloud.Local.Tests;

/// <summary>Waits of tests: a signal that never comes is a failed test and not a run that hangs.</summary>
internal static class InTime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static Task InTimeAsync(this Task task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);

    public static Task<T> InTimeAsync<T>(this Task<T> task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);

    public static Task<T> InTimeAsync<T>(this ValueTask<T> task) => task.AsTask().InTimeAsync();

    /// <summary>Looks until it is so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Limit, "It did not become so in 30 s.");
            await Task.Yield();
        }
    }
}
