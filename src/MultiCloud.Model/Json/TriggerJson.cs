namespace MultiCloud.Model;

/// <summary>A trigger as JSON: <c>kind</c> and what that kind has.</summary>
internal static class TriggerJson
{
    public static void Write(JsonWriter json, TriggerModel trigger)
    {
        json.BeginObject().Name("kind").Value(trigger.Kind);
        switch (trigger)
        {
            case HttpTrigger http:
                json.Name("method").Value(http.Method).Name("route").Value(http.Route);
                break;
            case TimerTrigger timer:
                json.Name("cron").Value(timer.Cron).Name("timeZone").Value(timer.TimeZone);
                break;
            case QueueTrigger queue:
                json.Name("queue").Value(queue.Queue);
                break;
            case TopicTrigger topic:
                json.Name("topic").Value(topic.Topic);
                break;
            case BucketTrigger bucket:
                json.Name("bucket").Value(bucket.Bucket).Name("prefix").Value(bucket.Prefix).Name("events").BeginArray();
                if (bucket.Created)
                {
                    json.Value("created");
                }

                if (bucket.Deleted)
                {
                    json.Value("deleted");
                }

                json.EndArray();
                break;
            default:
                break;
        }

        json.EndObject();
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null when something without a default is missing.</summary>
    public static TriggerModel? Read(JsonNode? node)
    {
        string? Text(string name) => node?[name]?.AsString();
        var events = node?["events"]?.Items.ConvertAll(item => item.Text) ?? ["created"];
        return Text("kind") switch
        {
            TriggerKinds.Http when Text("method") is { } method && Text("route") is { } route => new HttpTrigger(method, route),
            TriggerKinds.Timer when Text("cron") is { } cron => new TimerTrigger(cron, Text("timeZone") ?? Defaults.TimeZone),
            TriggerKinds.Queue when Text("queue") is { } queue => new QueueTrigger(queue),
            TriggerKinds.Topic when Text("topic") is { } topic => new TopicTrigger(topic),
            TriggerKinds.Bucket when Text("bucket") is { } bucket => new BucketTrigger(bucket, Text("prefix") ?? "", events.Contains("created"), events.Contains("deleted")),
            TriggerKinds.Direct => new DirectTrigger(),
            _ => null,
        };
    }
}
