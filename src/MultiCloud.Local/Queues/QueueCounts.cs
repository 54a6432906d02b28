namespace MultiCloud.Local.Queues;

/// <summary>How full a queue is.</summary>
/// <param name="Ready">To be received now.</param>
/// <param name="InFlight">With a consumer.</param>
/// <param name="Delayed">To be received later.</param>
/// <param name="OldestAge">How long the first of those ready has been waiting since it was sent.</param>
internal readonly record struct QueueCounts(int Ready, int InFlight, int Delayed, TimeSpan OldestAge);
