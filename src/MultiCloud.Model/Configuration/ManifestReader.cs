namespace MultiCloud.Model;

/// <summary>Makes the typed manifest of a tree that has been checked.</summary>
internal static class ManifestReader
{
    public static Manifest Read(JsonNode? root) => new()
    {
        App = root?["app"]?.Text,
        Target = root?["target"]?.Text ?? Defaults.Target,
        Settings = Section(root),
        Targets = new(Members(root, "targets").Select(Target)),
        Stages = new(Members(root, "stages").Select(member => new ManifestStage(member.Name, Section(member.Value)))),
    };

    public static ManifestSection Section(JsonNode? node) => new()
    {
        Functions = new(Members(node, "functions").Select(Function)),
        Units = new(Members(node, "units").Select(member => new ManifestUnit(member.Name, Options(member.Value), Environment(member.Value)))),
        HttpAccess = AccessWords.Parse(node?["http"]?["access"]?.Text),
        HasCors = node?["http"]?["cors"] is not null,
        Cors = node?["http"]?["cors"] is { Kind: JsonKind.Object } cors ? Cors(cors) : null,
        Environment = Environment(node),
        Secrets = Texts(node?["secrets"]),
        Bindings = new(Members(node, "bindings").Select(member => new ManifestBinding(member.Name, member.Value["from"]?.Text))),
    };

    private static ManifestTarget Target(JsonMember member)
    {
        var options = member.Value.Members
            .Where(option => option.Value.Kind is JsonKind.String or JsonKind.Number or JsonKind.Boolean)
            .Select(option => new TargetOption(option.Name, option.Value.Text));
        return new ManifestTarget(member.Name, Section(member.Value), new(options));
    }

    private static ManifestFunction Function(JsonMember member) => new(member.Name, Options(member.Value))
    {
        Handler = member.Value["handler"]?.Text,
        Trigger = member.Value["trigger"] is { } trigger ? Trigger(trigger) : null,
        Formerly = member.Value["formerly"]?.Text,
    };

    private static FunctionOptions Options(JsonNode node) => ModelJson.ReadOptions(node);

    private static ManifestTrigger Trigger(JsonNode node) => new()
    {
        Kind = node["kind"]?.Text,
        Method = node["method"]?.Text,
        Route = node["route"]?.Text,
        Cron = node["cron"]?.Text,
        TimeZone = node["timeZone"]?.Text,
        Queue = node["queue"]?.Text,
        Topic = node["topic"]?.Text,
        Bucket = node["bucket"]?.Text,
        Prefix = node["prefix"]?.Text,
        Events = node["events"] is { } events ? Texts(events) : null,
    };

    private static CorsPolicy Cors(JsonNode node) => new()
    {
        Origins = Texts(node["origins"]),
        Methods = Texts(node["methods"]),
        Headers = Texts(node["headers"]),
        Credentials = node["credentials"]?.AsBoolean() ?? false,
        MaxAgeSeconds = node["maxAgeSeconds"]?.AsInt32() ?? Defaults.CorsMaxAgeSeconds,
    };

    private static EquatableArray<EnvironmentVariable> Environment(JsonNode? node) =>
        new(Members(node, "environment").Select(member => new EnvironmentVariable(member.Name, member.Value.Text)));

    private static EquatableArray<string> Texts(JsonNode? node) => new(node?.Items.Select(item => item.Text) ?? []);

    private static List<JsonMember> Members(JsonNode? node, string name) => node?[name]?.Members ?? [];
}
