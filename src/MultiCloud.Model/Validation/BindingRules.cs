namespace MultiCloud.Model;

/// <summary>A name stands for one thing, of one type, and a queue has one consumer.</summary>
internal static class BindingRules
{
    /// <summary>Everything that names a queue, topic, bucket, table or function.</summary>
    /// <param name="findings">The app.</param>
    public static IEnumerable<Mention> Mentions(Findings findings)
    {
        foreach (var function in findings.Functions)
        {
            var where = $"the trigger of '{function.Name}'";
            switch (function.Trigger)
            {
                case QueueTrigger queue:
                    yield return new("queue", queue.Queue, Comparable(function.InputType), where, function.Name);
                    break;
                case TopicTrigger topic:
                    yield return new("topic", topic.Topic, Comparable(function.InputType), where, function.Name);
                    break;
                case BucketTrigger bucket:
                    yield return new("bucket", bucket.Bucket, null, where, function.Name);
                    break;
                default:
                    break;
            }

            foreach (var use in function.Bindings.Where(use => use.Kind != "secrets"))
            {
                yield return new(use.Kind, use.Name, TypeOf(use), $"function '{function.Name}'", use.Name);
            }
        }

        foreach (var use in findings.Model.SharedBindings.Where(use => use.Kind != "secrets"))
        {
            yield return new(use.Kind, use.Name, TypeOf(use), "a service", use.Name);
        }
    }

    public static void Check(Findings findings)
    {
        foreach (var mentions in Mentions(findings).GroupBy(mention => mention.Name, StringComparer.Ordinal))
        {
            CheckSame(findings, mentions.ToList());
        }

        foreach (var consumers in findings.Functions.Where(f => f.Trigger is QueueTrigger).GroupBy(f => ((QueueTrigger)f.Trigger).Queue, StringComparer.Ordinal))
        {
            var first = consumers.First();
            foreach (var other in consumers.Where(f => f.Name != first.Name))
            {
                findings.Report(Rules.TwoConsumers, other.Name, findings.TriggerPlace(other.Name, "queue"), consumers.Key, first.Name, other.Name);
            }
        }

        var queues = new HashSet<string>(Mentions(findings).Where(mention => mention.Kind == "queue").Select(mention => mention.Name), StringComparer.Ordinal);
        foreach (var function in findings.Functions.Where(f => f.Trigger is TopicTrigger or BucketTrigger && queues.Contains(f.Name)))
        {
            findings.Report(Rules.InboxNameTaken, function.Name, null, function.Name, function.Trigger is TopicTrigger ? "events" : "changes");
        }
    }

    private static void CheckSame(Findings findings, List<Mention> mentions)
    {
        var first = mentions[0];
        var typed = mentions.Find(mention => mention.Type is not null);
        foreach (var mention in mentions)
        {
            if (mention.Kind != first.Kind)
            {
                findings.Report(Rules.BindingMismatch, mention.Subject, null, mention.Name, $"a {first.Kind}", first.Where, $"a {mention.Kind}", mention.Where);
            }
            else if (typed is not null && mention.Type is not null && mention.Type != typed.Type)
            {
                findings.Report(Rules.BindingMismatch, mention.Subject, null, mention.Name, $"a {typed.Kind} of {typed.Type}", typed.Where, $"a {mention.Kind} of {mention.Type}", mention.Where);
            }
        }
    }

    /// <summary>The type to compare: buckets have none, and calls are compared with the function.</summary>
    private static string? TypeOf(BindingUse use) => use.Kind is "function" or "bucket" ? null : Comparable(use.Type);

    private static string? Comparable(string? type) => type == AnyJson ? null : type;

    /// <summary>The type that takes any JSON.</summary>
    internal const string AnyJson = "System.Text.Json.JsonElement";

    /// <summary>A place that names a binding.</summary>
    /// <param name="Kind">What it takes it for.</param>
    /// <param name="Name">The name.</param>
    /// <param name="Type">The type of messages or rows, or null.</param>
    /// <param name="Where">The place in words.</param>
    /// <param name="Subject">The function or binding to mark.</param>
    internal sealed record Mention(string Kind, string Name, string? Type, string Where, string Subject);
}
