namespace MultiCloud.Local.Queues;

/// <summary>The waits between attempts: 1 s after the first, each twice the one before, never more than 15 minutes.</summary>
internal static class RetryWaits
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>The wait after a failed attempt.</summary>
    /// <param name="attempt">The attempt, 1 the first time.</param>
    public static TimeSpan After(int attempt)
    {
        var wait = TimeSpan.FromSeconds(1L << Math.Clamp(attempt - 1, 0, 20));
        return wait < Longest ? wait : Longest;
    }
}
