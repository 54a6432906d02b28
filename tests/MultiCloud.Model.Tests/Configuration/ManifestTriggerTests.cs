namespace MultiCloud.Model.Tests.Configuration;

public class ManifestTriggerTests
{
    public static TheoryData<ManifestTrigger, TriggerModel?, TriggerModel> Fitting => new()
    {
        { new() { Cron = "0 4 * * *" }, new TimerTrigger("0 3 * * *", "Asia/Tokyo"), new TimerTrigger("0 4 * * *", "Asia/Tokyo") },
        { new() { Kind = "timer", Cron = "0 4 * * *" }, null, new TimerTrigger("0 4 * * *", "UTC") },
        { new() { Kind = "http", Method = "GET", Route = "/a" }, null, new HttpTrigger("GET", "/a") },
        { new() { Route = "/b" }, new HttpTrigger("GET", "/a"), new HttpTrigger("GET", "/b") },
        { new() { Kind = "queue", Queue = "q" }, null, new QueueTrigger("q") },
        { new() { Kind = "topic", Topic = "t" }, null, new TopicTrigger("t") },
        { new() { Kind = "bucket", Bucket = "b" }, null, new BucketTrigger("b", "", true, false) },
        { new() { Events = new(["deleted"]) }, new BucketTrigger("b", "in/", true, false), new BucketTrigger("b", "in/", false, true) },
        { new() { Kind = "direct" }, null, new DirectTrigger() },
        { new(), new QueueTrigger("q"), new QueueTrigger("q") },
    };

    [Theory]
    [MemberData(nameof(Fitting), DisableDiscoveryEnumeration = true)]
    public void Apply_Fitting_Combines(ManifestTrigger changes, TriggerModel? declared, TriggerModel expected)
    {
        Assert.Equal(expected, changes.Apply(declared, out var error));
        Assert.Null(error);
    }

    public static TheoryData<ManifestTrigger, TriggerModel?, string> Unfitting => new()
    {
        { new() { Queue = "q" }, null, "'kind' is missing; allowed are http, timer, queue" },
        { new() { Kind = "queue" }, null, "'queue' is missing" },
        { new() { Kind = "http", Method = "GET" }, null, "'route' is missing" },
        { new() { Kind = "http", Route = "/" }, null, "'method' is missing" },
        { new() { Kind = "timer" }, null, "'cron' is missing" },
        { new() { Kind = "queue", Queue = "q" }, new TopicTrigger("t"), "'kind' is 'queue', but the code has a topic trigger" },
        { new() { Route = "/x" }, new QueueTrigger("q"), "'route' is not a property of a queue trigger" },
    };

    [Theory]
    [MemberData(nameof(Unfitting), DisableDiscoveryEnumeration = true)]
    public void Apply_Unfitting_SaysWhatToWrite(ManifestTrigger changes, TriggerModel? declared, string message)
    {
        Assert.Null(changes.Apply(declared, out var error));
        Assert.StartsWith(message, error, StringComparison.Ordinal);
    }
}
