namespace MultiCloud.Model;

/// <summary>Reads <c>capabilities.json</c>.</summary>
internal static class CapabilitiesReader
{
    private static readonly ObjectSpec Figure = new(
        "figure",
        new PropertySpec("value", new IntegerSpec(0, int.MaxValue), "The number.") { Required = true },
        new PropertySpec("source", new TextSpec("the document or experiment", @"\S"), "Where it is from.") { Required = true },
        new PropertySpec("date", new TextSpec("a date such as \"2026-11-22\"", "^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"), "When it was looked up.") { Required = true });

    private static readonly MapSpec Figures = new(new TextSpec("a name without blanks", @"^\S+$"), "Figure", Figure);

    private static readonly ObjectSpec Trigger = new(
        "trigger",
        new PropertySpec("timeoutSeconds", Figure, "The longest timeout.") { Required = true },
        new PropertySpec("attempts", Figure, "The most attempts."),
        new PropertySpec("retentionSeconds", Figure, "For how long something unhandled is kept."),
        new PropertySpec("batch", Figure, "The most deliveries in one invocation."),
        new PropertySpec("settlement", new WordSpec("none", "batch", "item"), "How outcomes are reported."),
        new PropertySpec("probe", new WordSpec("invoke", "url", "admin", "none"), "How a unit is asked whether it is alive."),
        new PropertySpec("dialect", new WordSpec("cron", "cron-seconds"), "timer: which schedules it reads."));

    private static readonly ObjectSpec Root = new(
        "capabilities.json",
        new PropertySpec("target", TextSpec.Name, "The target.") { Required = true },
        new PropertySpec("triggers", new ObjectSpec("triggers", [.. TriggerKinds.All.Select(kind => new PropertySpec(kind, Trigger, kind))]), "By trigger kind.") { Required = true },
        new PropertySpec("propagation", Figures, "Seconds until a grant takes effect."),
        new PropertySpec("cooling", Figures, "Seconds for which a deleted name cannot be used."),
        new PropertySpec("quotas", Figures, "What an account may have."),
        new PropertySpec("floors", Figures, "The smallest values."));

    public static (Capabilities? Capabilities, EquatableArray<Problem> Problems) Read(string path, string text)
    {
        if (JsonReader.Read(text, out var error) is not { } root)
        {
            return (null, new([Rules.BadCapabilities.At("", new FileLocation(path, error!.Line, error.Column), error.Message)]));
        }

        var checker = new PropertyChecker(path, Root.Title);
        var kept = checker.Check(root, Root, "");
        var problems = checker.Problems.Select(problem => Rules.BadCapabilities.At("", problem.Location, problem.Message)).ToList();
        return problems.Count > 0 ? (null, new(problems)) : (Make(kept!), default);
    }

    private static Capabilities Make(JsonNode root) => new()
    {
        Target = root["target"]!.Text,
        Triggers = new(root["triggers"]!.Members.Select(TriggerOf)),
        Propagation = Named(root["propagation"]),
        Cooling = Named(root["cooling"]),
        Quotas = Named(root["quotas"]),
        Floors = Named(root["floors"]),
    };

    private static TriggerCapabilities TriggerOf(JsonMember member) => new(member.Name, FigureOf(member.Value["timeoutSeconds"])!)
    {
        Attempts = FigureOf(member.Value["attempts"]),
        RetentionSeconds = FigureOf(member.Value["retentionSeconds"]),
        Batch = FigureOf(member.Value["batch"]),
        Settlement = member.Value["settlement"]?.Text,
        Probe = member.Value["probe"]?.Text,
        Dialect = member.Value["dialect"]?.Text,
    };

    private static EquatableArray<NamedFigure> Named(JsonNode? node) =>
        new((node?.Members ?? []).Select(member => new NamedFigure(member.Name, FigureOf(member.Value)!)));

    private static Figure? FigureOf(JsonNode? node) =>
        node is null ? null : new Figure(node["value"]!.AsInt32()!.Value, node["source"]!.Text, node["date"]!.Text);
}
