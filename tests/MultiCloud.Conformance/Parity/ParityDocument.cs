using System.Text;

namespace MultiCloud.Conformance;

/// <summary>Writes what every target was seen to do as a table.</summary>
internal static class ParityDocument
{
    /// <summary>Titles of the tables, by the first word of a case's id.</summary>
    private static readonly (string Prefix, string Title)[] Sections =
    [
        ("http", "HTTP"),
        ("queue", "Queues"),
        ("batch", "Batches"),
        ("topic", "Topics"),
        ("bucket", "Buckets"),
        ("table", "Tables"),
        ("secret", "Secrets"),
        ("timer", "Timers"),
        ("direct", "Direct calls"),
        ("invocation", "Every invocation"),
        ("survive", "Ends of processes"),
    ];

    public static string Write(IReadOnlyList<CaseAttribute> cases, IReadOnlyList<ITargetDriver> targets, Func<ITargetDriver, string, Outcome> outcome)
    {
        var text = new StringBuilder();
        text.Append("# Parity: what every target was seen to do\n\n");
        text.Append("Written by `tests/MultiCloud.Conformance` from the results of a run; do not edit. To write it again: `MULTICLOUD_UPDATE=1 dotnet test --project tests/MultiCloud.Conformance`.\n");
        text.Append("Every line is a test that passed on the target; a dash is followed by what the target cannot do.\n\n");
        text.Append("| target | verified on |\n|---|---|\n");
        foreach (var target in targets)
            text.Append($"| {target.Name} | {target.VerifiedOn} |\n");

        foreach (var (prefix, title) in Sections)
        {
            text.Append($"\n## {title}\n\n| behaviour | case | {string.Join(" | ", targets.Select(target => target.Name))} |\n|---|---|{string.Concat(targets.Select(_ => "---|"))}\n");
            foreach (var one in cases.Where(one => one.Id.StartsWith($"{prefix}.", StringComparison.Ordinal)))
                text.Append($"| {one.Title} | `{one.Id}` | {string.Join(" | ", targets.Select(target => Cell(outcome(target, one.Id))))} |\n");
        }

        return text.ToString();
    }

    /// <summary>Whether a case's id begins with the name of a table.</summary>
    public static bool HasSection(string caseId) => Sections.Any(section => caseId.StartsWith($"{section.Prefix}.", StringComparison.Ordinal));

    private static string Cell(Outcome outcome) => outcome switch
    {
        { Passed: true } => "yes",
        { Lacks: { } reason } => $"– {reason}",
        _ => "**no**",
    };
}
