using Microsoft.CodeAnalysis;
using MultiCloud.Model;

namespace MultiCloud.Generators.Parsing;

/// <summary>Reads the attributes that make a method a function.</summary>
internal static class TriggerParser
{
    /// <summary>The full names of the attributes, each of which makes a method a function.</summary>
    public static readonly IReadOnlyList<string> AttributeNames =
    [
        "MultiCloud.FunctionAttribute",
        "MultiCloud.HttpTriggerAttribute",
        "MultiCloud.QueueTriggerAttribute",
        "MultiCloud.TopicTriggerAttribute",
        "MultiCloud.BucketTriggerAttribute",
        "MultiCloud.TimerTriggerAttribute",
    ];

    /// <summary>The attributes of a method that say what starts it.</summary>
    public static IReadOnlyList<AttributeData> Triggers(IMethodSymbol method) =>
        [.. method.GetAttributes().Where(each => each.AttributeClass?.BaseType.IsMultiCloud("TriggerAttribute") == true)];

    public static AttributeData? Function(IMethodSymbol method) => method.Attribute("FunctionAttribute");

    public static bool IsFunction(IMethodSymbol method) =>
        method.GetAttributes().Any(each => each.AttributeClass is { } type && (type.IsMultiCloud("FunctionAttribute") || type.BaseType.IsMultiCloud("TriggerAttribute")));

    /// <summary>What an attribute says; null when the compiler already complains about it.</summary>
    public static TriggerModel? Parse(AttributeData attribute) => attribute.AttributeClass?.Name switch
    {
        "FunctionAttribute" => new DirectTrigger(),
        "HttpTriggerAttribute" when attribute.Text(0) is { } method && attribute.Text(1) is { } route => new HttpTrigger(method.ToUpperInvariant(), route),
        "QueueTriggerAttribute" when attribute.Text(0) is { } queue => new QueueTrigger(queue),
        "TopicTriggerAttribute" when attribute.Text(0) is { } topic => new TopicTrigger(topic),
        "BucketTriggerAttribute" when attribute.Text(0) is { } bucket => Bucket(bucket, attribute),
        "TimerTriggerAttribute" when attribute.Text(0) is { } cron => new TimerTrigger(cron, attribute.Named("TimeZone") as string ?? "UTC"),
        _ => null,
    };

    /// <summary>What the attributes set.</summary>
    public static FunctionOptions Options(AttributeData? function, AttributeData? trigger) => new()
    {
        Unit = function?.Named("Unit") as string,
        TimeoutSeconds = function?.Named("TimeoutSeconds") as int?,
        MemoryMb = function?.Named("MemoryMb") as int?,
        MaxInstances = function?.Named("MaxInstances") as int?,
        MinInstances = function?.Named("MinInstances") as int?,
        Concurrency = function?.Named("Concurrency") as int?,
        MaxAttempts = trigger?.Named("MaxAttempts") as int?,
        BatchSize = trigger?.Named("BatchSize") as int?,
        Access = trigger?.Named("Access") is int access ? (Access)access : null,
    };

    private static BucketTrigger Bucket(string bucket, AttributeData attribute)
    {
        var events = attribute.Named("Events") as int? ?? 1;
        return new(bucket, attribute.Named("Prefix") as string ?? "", (events & 1) != 0, (events & 2) != 0);
    }
}
