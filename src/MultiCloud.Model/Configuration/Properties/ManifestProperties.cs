namespace MultiCloud.Model;

/// <summary>Every property of <c>multicloud.json</c>.</summary>
internal static class ManifestProperties
{
    private static readonly TextSpec Text = new("text in double quotes");

    private static readonly TextSpec VariableName = new(
        "letters, digits and '_', not beginning with a digit or with MULTICLOUD_",
        "^(?![Mm][Uu][Ll][Tt][Ii][Cc][Ll][Oo][Uu][Dd]_)[A-Za-z_][A-Za-z0-9_]*$");

    private static readonly TextSpec SecretName = new("a lower-case letter followed by at most 62 lower-case letters, digits or '-'", "^[a-z][a-z0-9-]{0,62}$");

    private static readonly TextSpec Origin = new("\"*\" or an origin such as \"https://shop.example\"", @"^(\*|https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?|https?://\[[0-9A-Fa-f:.]+\](:[0-9]{1,5})?)$");

    private static readonly TextSpec HeaderName = new("the name of a header", "^[A-Za-z0-9!#$%&'*+.^_`|~-]+$");

    private static readonly PropertySpec AccessProperty = new("access", new WordSpec(AccessWords.Private, AccessWords.Public), "Who may call: callers the platform authenticates, or anyone.")
    {
        Default = $"\"{AccessWords.Private}\"",
    };

    private static readonly MapSpec Environment = new(VariableName, "Variable", Text);

    private static readonly ObjectSpec Trigger = new(
        "trigger",
        new PropertySpec("kind", new WordSpec([.. TriggerKinds.All]), "What starts the function; needed where the code has no trigger attribute."),
        new PropertySpec("method", new WordSpec([.. HttpMethods.All]), "http: the method."),
        new PropertySpec("route", new TextSpec("a route such as \"/orders/{id}\""), "http: the route."),
        new PropertySpec("cron", new TextSpec("a schedule such as \"0 3 * * *\""), "timer: the schedule."),
        new PropertySpec("timeZone", new TextSpec("an IANA time zone such as \"Europe/Berlin\""), "timer: the time zone.") { Default = $"\"{Defaults.TimeZone}\"" },
        new PropertySpec("queue", TextSpec.Name, "queue: the queue."),
        new PropertySpec("topic", TextSpec.Name, "topic: the topic."),
        new PropertySpec("bucket", TextSpec.Name, "bucket: the bucket."),
        new PropertySpec("prefix", Text, "bucket: only objects whose key begins with this.") { Default = "\"\"" },
        new PropertySpec("events", new ListSpec(new WordSpec("created", "deleted")), "bucket: which changes count.") { Default = "[\"created\"]" });

    private static readonly PropertySpec[] Options =
    [
        new PropertySpec("unit", TextSpec.Name, "The unit the function is deployed in; \"http\" for http functions, else a unit of its own."),
        AccessProperty,
        .. Defaults.All.Select(Number),
    ];

    /// <summary>Compiled into the app, and so the same in all its stages and targets.</summary>
    private static readonly PropertySpec[] Compiled =
    [
        new PropertySpec("handler", new TextSpec("\"Namespace.Type.Method\"", @"^[^\s.]+(\.[^\s.]+)+$"), "The method, for a function that the code does not mark with an attribute."),
        new PropertySpec("trigger", Trigger, "What starts it; overrides what the attribute says."),
        new PropertySpec("formerly", TextSpec.Name, "The function's name in the previous release, so that a rename keeps its queue and history."),
    ];

    private static readonly ObjectSpec OverriddenFunction = new("function options", Options)
    {
        StandElsewhere = Compiled.ToDictionary(each => each.Name, _ => ", because it is the same for all stages and targets; move it to the function in 'functions' at the top"),
    };

    private static readonly ObjectSpec Function = new("function", [.. Options, .. Compiled]);

    private static readonly ObjectSpec Unit = new(
        "unit",
        [
            AccessProperty,
            .. Defaults.All.Where(option => option.OfUnit).Select(Number),
            new PropertySpec("environment", Environment, "Environment variables of this unit."),
        ]);

    private static readonly ObjectSpec Cors = new(
        "cors",
        new PropertySpec("origins", new ListSpec(Origin), "Origins whose pages may call; \"*\" is any.") { Required = true },
        new PropertySpec("methods", new ListSpec(new WordSpec([.. HttpMethods.All])), "Methods they may use; empty is those of the routes.") { Default = "[]" },
        new PropertySpec("headers", new ListSpec(HeaderName), "Request headers they may send; empty is those they ask for.") { Default = "[]" },
        new PropertySpec("credentials", new BooleanSpec(), "Whether cookies and authentication may go along.") { Default = "false" },
        new PropertySpec("maxAgeSeconds", new IntegerSpec(0, 86_400), "How long a browser may remember the answer.") { Default = $"{Defaults.CorsMaxAgeSeconds}" });

    private static readonly ObjectSpec Http = new(
        "http",
        AccessProperty,
        new PropertySpec("cors", Cors, "Which other origins' pages may call; null is none.") { AllowsNull = true, Default = "null" });

    private static readonly ObjectSpec Binding = new(
        "binding",
        new PropertySpec("from", TextSpec.Name, "The app that owns the queue, topic, bucket or table; this app uses it and never changes it."));

    /// <summary>The whole file.</summary>
    public static ObjectSpec Root { get; } = new(
        "multicloud.json",
        [
            new PropertySpec("$schema", Text, "The schema, for editors."),
            new PropertySpec("app", TextSpec.Name, "The app's name; the project's name in kebab case when absent."),
            new PropertySpec("target", TextSpec.Name, "The target that plan and deploy use when none is named.") { Default = $"\"{Defaults.Target}\"" },
            .. Sections(Function),
            new PropertySpec("targets", new MapSpec(TextSpec.Name, "Target", new ObjectSpec("target", Sections(OverriddenFunction)) { OtherScalars = true }), "Overrides and options for one target."),
            new PropertySpec("stages", new MapSpec(TextSpec.Name, "Stage", new ObjectSpec("stage", Sections(OverriddenFunction))), "Overrides for one stage."),
        ]);

    private static PropertySpec[] Sections(ObjectSpec function) =>
    [
        new PropertySpec("functions", new MapSpec(TextSpec.Name, "Function", function), "Options by function."),
        new PropertySpec("units", new MapSpec(TextSpec.Name, "Unit", Unit), "Options for all functions of a unit."),
        new PropertySpec("http", Http, "Options for all http functions."),
        new PropertySpec("environment", Environment, "Environment variables of all units."),
        new PropertySpec("secrets", new ListSpec(SecretName), "Names of the secrets the app reads; values never stand in a file."),
        new PropertySpec("bindings", new MapSpec(TextSpec.Name, "Binding", Binding), "Where queues, topics, buckets and tables come from that another app owns."),
    ];

    private static PropertySpec Number(OptionSpec option) => new(option.Name, new IntegerSpec(option.Min, option.Max), option.Description)
    {
        Default = option.DefaultByKind.Count > 0 ? null : $"{option.Default}",
    };
}
