using System.Globalization;
using MultiCloud.Hosting;
using MultiCloud.Local.Queues;

namespace MultiCloud.Local.Admin;

/// <summary>Lists queues, and sends to queues and topics.</summary>
internal sealed class QueueCalls(AdminContext app)
{
    public async ValueTask ListAsync(AdminRequest request)
    {
        var store = await app.StoreAsync();
        var consumers = app.Consumers.ToDictionary(consumer => consumer.Queue, consumer => consumer.Function, StringComparer.Ordinal);
        var dead = new DeadLetters(store).Count();
        List<QueueView> views = [];
        foreach (var name in app.Queues(store))
        {
            var counts = store.Queue(name).Count();
            views.Add(new QueueView(
                name, consumers.GetValueOrDefault(name), counts.Ready, counts.InFlight, counts.Delayed, dead.GetValueOrDefault(name), counts.OldestAge.TotalSeconds));
        }

        await request.WriteAsync(200, views, LocalJson.Default.IReadOnlyListQueueView);
    }

    public async ValueTask SendAsync(AdminRequest request)
    {
        var name = request.Values[0];
        if (!app.Queues(await app.StoreAsync()).Contains(name, StringComparer.Ordinal))
            throw new AdminException(404, $"There is no queue '{name}'. Queues of this app: {string.Join(", ", app.Queues(await app.StoreAsync()).DefaultIfEmpty("none"))}.");
        if (app.Functions.TryGetValue(name, out var state) && state.Function.Trigger is BucketFunctionTrigger)
            throw new AdminException(400, $$"""'{{name}}' is the inbox of a bucket function, which takes changes and no messages. Use POST /api/functions/{{name}}/fire with {"key":"a.txt","event":"created"}.""");
        await new Sending(app).EnqueueAsync(request, [name], Delay(request));
    }

    public ValueTask PublishAsync(AdminRequest request)
    {
        var name = request.Values[0];
        var topics = app.Runtime.Table.Bindings.Where(binding => binding.Kind == BindingKind.Topic).Select(binding => binding.Name)
            .Concat(app.Runtime.Functions.Select(function => function.Trigger).OfType<TopicFunctionTrigger>().Select(trigger => trigger.Topic)).Distinct(StringComparer.Ordinal);
        if (!topics.Contains(name, StringComparer.Ordinal))
            throw new AdminException(404, $"There is no topic '{name}'. Topics of this app: {string.Join(", ", topics.DefaultIfEmpty("none"))}.");
        return new Sending(app).EnqueueAsync(request, [.. app.Parts.Buckets.Subscriptions.OfTopic(name)], TimeSpan.Zero);
    }

    private static TimeSpan Delay(AdminRequest request)
    {
        if (request.Query("delaySeconds") is not { } text) return TimeSpan.Zero;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || BindingLimits.Delay(TimeSpan.FromSeconds(seconds)) is not null)
            throw new AdminException(400, $"delaySeconds is '{text}'; expected whole seconds from 0 to {BindingLimits.MaxDelay.TotalSeconds}.");
        return TimeSpan.FromSeconds(seconds);
    }
}
