namespace MultiCloud.Model;

/// <summary>A trigger in <c>multicloud.json</c>: a whole one, or changes to what an attribute says.</summary>
public sealed record ManifestTrigger
{
    /// <summary>The kind; null is that of the attribute.</summary>
    public string? Kind { get; init; }

    /// <summary>http: the method.</summary>
    public string? Method { get; init; }

    /// <summary>http: the route.</summary>
    public string? Route { get; init; }

    /// <summary>timer: the schedule.</summary>
    public string? Cron { get; init; }

    /// <summary>timer: the time zone.</summary>
    public string? TimeZone { get; init; }

    /// <summary>queue: the queue.</summary>
    public string? Queue { get; init; }

    /// <summary>topic: the topic.</summary>
    public string? Topic { get; init; }

    /// <summary>bucket: the bucket.</summary>
    public string? Bucket { get; init; }

    /// <summary>bucket: the prefix.</summary>
    public string? Prefix { get; init; }

    /// <summary>bucket: <c>created</c>, <c>deleted</c> or both; null is not set.</summary>
    public EquatableArray<string>? Events { get; init; }

    /// <summary>Combines this with what the code says.</summary>
    /// <param name="declared">The attribute's trigger; null for a function without one.</param>
    /// <param name="error">What does not fit and what to write, when there is no result.</param>
    /// <returns>The trigger, or null.</returns>
    public TriggerModel? Apply(TriggerModel? declared, out string? error)
    {
        var kind = Kind ?? declared?.Kind;
        if (kind is null)
        {
            error = $"'kind' is missing; allowed are {string.Join(", ", TriggerKinds.All)}";
            return null;
        }

        if (declared is not null && declared.Kind != kind)
        {
            error = $"'kind' is '{kind}', but the code has a {declared.Kind} trigger; remove the attribute or write '{declared.Kind}'";
            return null;
        }

        if (Foreign(kind) is { } foreign)
        {
            error = $"'{foreign}' is not a property of a {kind} trigger; remove it";
            return null;
        }

        TriggerModel? trigger;
        (trigger, error) = kind switch
        {
            TriggerKinds.Http => Http(declared as HttpTrigger),
            TriggerKinds.Timer => Timer(declared as TimerTrigger),
            TriggerKinds.Queue => One(Queue ?? (declared as QueueTrigger)?.Queue, "queue", name => new QueueTrigger(name)),
            TriggerKinds.Topic => One(Topic ?? (declared as TopicTrigger)?.Topic, "topic", name => new TopicTrigger(name)),
            TriggerKinds.Bucket => One(Bucket ?? (declared as BucketTrigger)?.Bucket, "bucket", name => BucketOf(name, declared as BucketTrigger)),
            _ => (new DirectTrigger(), null),
        };
        return trigger;
    }

    private (TriggerModel? Trigger, string? Error) Http(HttpTrigger? declared)
    {
        var (method, route) = (Method ?? declared?.Method, Route ?? declared?.Route);
        return method is null ? (null, Missing("method"))
            : route is null ? (null, Missing("route"))
            : (new HttpTrigger(method, route), null);
    }

    private (TriggerModel? Trigger, string? Error) Timer(TimerTrigger? declared) =>
        One(Cron ?? declared?.Cron, "cron", cron => new TimerTrigger(cron, TimeZone ?? declared?.TimeZone ?? Defaults.TimeZone));

    private BucketTrigger BucketOf(string name, BucketTrigger? declared) => new(
        name,
        Prefix ?? declared?.Prefix ?? "",
        Events?.Contains("created") ?? declared?.Created ?? true,
        Events?.Contains("deleted") ?? declared?.Deleted ?? false);

    private static (TriggerModel? Trigger, string? Error) One(string? value, string property, Func<string, TriggerModel> make) =>
        value is null ? (null, Missing(property)) : (make(value), null);

    private static string Missing(string property) => $"'{property}' is missing; add it";

    private string? Foreign(string kind)
    {
        (string Name, string Kind, bool IsSet)[] properties =
        [
            ("method", TriggerKinds.Http, Method is not null),
            ("route", TriggerKinds.Http, Route is not null),
            ("cron", TriggerKinds.Timer, Cron is not null),
            ("timeZone", TriggerKinds.Timer, TimeZone is not null),
            ("queue", TriggerKinds.Queue, Queue is not null),
            ("topic", TriggerKinds.Topic, Topic is not null),
            ("bucket", TriggerKinds.Bucket, Bucket is not null),
            ("prefix", TriggerKinds.Bucket, Prefix is not null),
            ("events", TriggerKinds.Bucket, Events is not null),
        ];
        return Array.Find(properties, property => property.IsSet && property.Kind != kind).Name;
    }
}
