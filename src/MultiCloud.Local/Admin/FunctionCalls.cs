using System.Text.Json;
using MultiCloud.Hosting;
using MultiCloud.Local.Buckets;

namespace MultiCloud.Local.Admin;

/// <summary>Lists functions and fires them by hand.</summary>
internal sealed class FunctionCalls(AdminContext app)
{
    public ValueTask ListAsync(AdminRequest request) =>
        request.WriteAsync(200, [.. app.Functions.Values.Select(View)], LocalJson.Default.IReadOnlyListFunctionView);

    public ValueTask ShowAsync(AdminRequest request) => request.WriteAsync(200, View(Find(request)), LocalJson.Default.FunctionView);

    public ValueTask FireAsync(AdminRequest request)
    {
        var state = Find(request);
        var name = state.Function.Name;
        return state.Function.Trigger switch
        {
            DirectFunctionTrigger => CallAsync(request, state),
            TimerFunctionTrigger => TickAsync(request, state),
            BucketFunctionTrigger trigger => ChangeAsync(request, name, trigger),
            HttpFunctionTrigger trigger => throw new AdminException(400, $"'{name}' is an http function. Call it: curl -i -X {trigger.Method} '{new Uri(app.Front, trigger.Route).OriginalString}'"),
            _ => new Sending(app).EnqueueAsync(request, [Subscriptions.InboxOf(state.Function)!], TimeSpan.Zero),
        };
    }

    private FunctionState Find(AdminRequest request) => app.Functions.TryGetValue(request.Values[0], out var state)
        ? state
        : throw new AdminException(404, $"There is no function '{request.Values[0]}'. Functions of this app: {string.Join(", ", app.Functions.Keys.DefaultIfEmpty("none"))}.");

    private FunctionView View(FunctionState state)
    {
        var (function, settings) = (state.Function, state.Function.Settings);
        return new FunctionView(
            function.Name, function.Handler, settings.Unit, View(function), settings.Timeout.TotalSeconds, settings.MaxAttempts, state.IsPaused, app.Parts.History.CountsOf(function.Name))
        {
            MemoryMb = settings.MemoryMb,
            Concurrency = settings.Concurrency,
            MinInstances = settings.MinInstances,
            MaxInstances = settings.MaxInstances,
            BatchSize = function.Batch ? settings.BatchSize : null,
            Access = function.Trigger is HttpFunctionTrigger ? settings.Access.ToString().ToLowerInvariant() : null,
        };
    }

    private TriggerView View(FunctionDescriptor function)
    {
        var view = new TriggerView(function.Trigger.Kind.ToString().ToLowerInvariant()) { Inbox = Subscriptions.InboxOf(function) };
        return function.Trigger switch
        {
            HttpFunctionTrigger http => view with { Method = http.Method, Route = http.Route },
            QueueFunctionTrigger queue => view with { Queue = queue.Queue },
            TopicFunctionTrigger topic => view with { Topic = topic.Topic },
            BucketFunctionTrigger bucket => view with { Bucket = bucket.Bucket, Prefix = bucket.Prefix, Events = Words(bucket.Events) },
            TimerFunctionTrigger timer => view with { Cron = timer.Cron, TimeZone = timer.TimeZone, Next = app.Timers[function.Name].Next },
            _ => view,
        };
    }

    private static string[] Words(BucketEvents events) =>
        [.. new[] { BucketEvents.Created, BucketEvents.Deleted }.Where(one => (events & one) != 0).Select(one => one.ToString().ToLowerInvariant())];

    private async ValueTask CallAsync(AdminRequest request, FunctionState state)
    {
        var input = await request.ReadAsync(BindingLimits.MaxDirectBytes);
        var deadline = app.Parts.Time.GetUtcNow() + BindingLimits.MaxDirectCall;
        var result = await app.Parts.Direct!.RunAsync(state.Function.Name, new DirectCall(input, null, deadline)).WaitAsync(request.ClientGone);
        await AnswerAsync(request, result);
    }

    private async ValueTask TickAsync(AdminRequest request, FunctionState state)
    {
        var asked = await request.ReadAsync(LocalJson.Default.TickRequest);
        if (state.IsPaused) throw new AdminException(409, $"'{state.Function.Name}' is paused: an earlier invocation still runs past its deadline.");
        var result = await app.Timers[state.Function.Name].FireAsync(asked?.ScheduledTime ?? app.Parts.Time.GetUtcNow(), request.ClientGone, app.Stopping);
        await AnswerAsync(request, result);
    }

    private async ValueTask ChangeAsync(AdminRequest request, string function, BucketFunctionTrigger trigger)
    {
        var asked = await request.ReadAsync(LocalJson.Default.ChangeRequest);
        if (asked?.Key is not { Length: > 0 } key) throw new AdminException(400, """Expected the change as JSON, for example {"key":"a.txt","event":"created"}.""");
        var what = asked.Event switch
        {
            null or "created" => BucketEvents.Created,
            "deleted" => BucketEvents.Deleted,
            _ => throw new AdminException(400, $"The event is '{asked.Event}'; expected created or deleted."),
        };
        var entry = what == BucketEvents.Created ? await app.Buckets(trigger.Bucket).GetInfoAsync(key, request.ClientGone) : null;
        var now = app.Parts.Time.GetUtcNow();
        var change = new BucketChange(Guid.CreateVersion7(now).ToString(), trigger.Bucket, key, what, entry?.Size, entry?.Version, now);
        var store = await app.StoreAsync();
        await store.Queue(function).EnqueueAsync(change.Id, BucketChangeText.Write(change));
        await request.WriteAsync(202, new AcceptedView(change.Id), LocalJson.Default.AcceptedView);
    }

    private static ValueTask AnswerAsync(AdminRequest request, InvocationResult fired)
    {
        JsonElement? result = fired.Output.IsEmpty ? null : JsonSerializer.Deserialize(fired.Output.Span, LocalJson.Default.JsonElement);
        var error = fired.Error is { } failed ? new ErrorView(failed.Type, failed.Message) : null;
        return request.WriteAsync(200, new FiredView(error is null, result, error), LocalJson.Default.FiredView);
    }
}
