namespace MultiCloud.Model;

/// <summary>What is sent is consumed, what is consumed is sent, and no bucket function starts itself.</summary>
internal static class FlowRules
{
    public static void Check(Findings findings)
    {
        CheckKind(findings, "queue", trigger => (trigger as QueueTrigger)?.Queue);
        CheckKind(findings, "topic", trigger => (trigger as TopicTrigger)?.Topic);
        foreach (var function in findings.Functions)
        {
            if (function.Trigger is BucketTrigger { Created: true } bucket
                && function.Bindings.Any(use => use.Kind == "bucket" && use.Name == bucket.Bucket && use.Access == "write"))
            {
                findings.Report(Rules.BucketLoop, function.Name, null, function.Name, bucket.Prefix, bucket.Bucket);
            }
        }
    }

    private static void CheckKind(Findings findings, string kind, Func<TriggerModel, string?> source)
    {
        var sent = findings.Functions.SelectMany(f => f.Bindings).Concat(findings.Model.SharedBindings)
            .Where(use => use.Kind == kind).Select(use => use.Name).Distinct(StringComparer.Ordinal).ToList();
        var consumed = findings.Functions.Select(f => source(f.Trigger)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        foreach (var name in sent.Where(name => !consumed.Contains(name) && !findings.IsForeign(name)))
        {
            var what = kind == "queue" ? "Queue" : "Topic";
            var nearest = Nearest.Find(name, consumed.Except(sent));
            findings.Report(Rules.NobodyConsumes.At(name, null, what, name, Nearest.Hint(nearest)) with { Correction = nearest is null ? null : new(nearest, name) });
        }

        foreach (var function in findings.Functions)
        {
            if (source(function.Trigger) is { } name && !sent.Contains(name) && !findings.IsForeign(name))
            {
                var nearest = Nearest.Find(name, sent.Except(consumed));
                findings.Report(Rules.NobodyFeeds.At(function.Name, null, function.Name, kind, name, Nearest.Hint(nearest)) with { Correction = nearest is null ? null : new(nearest, name) });
            }
        }
    }
}
