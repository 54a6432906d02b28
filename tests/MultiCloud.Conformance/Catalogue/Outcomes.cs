using System.Collections.Concurrent;

namespace MultiCloud.Conformance;

/// <summary>What came of each case on each target in this run.</summary>
internal static class Outcomes
{
    private static readonly ConcurrentDictionary<(string Target, string Case), Outcome> All = [];

    public static void Record(ITargetDriver driver, string caseId, Outcome outcome) => All.TryAdd((driver.Name, caseId), outcome);

    public static Outcome? Find(ITargetDriver driver, string caseId) => All.GetValueOrDefault((driver.Name, caseId));
}

/// <summary>Passed, failed, or not run because the target lacks something.</summary>
internal sealed record Outcome(bool Passed, string? Lacks = null);
