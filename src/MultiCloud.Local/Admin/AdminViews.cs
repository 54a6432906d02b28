using MultiCloud.Local.Observing;

namespace MultiCloud.Local.Admin;

/// <summary>A function, as the admin API shows it.</summary>
internal sealed record FunctionView(string Name, string Handler, string Unit, TriggerView Trigger, double TimeoutSeconds, int MaxAttempts, bool Paused, CountsView Counts)
{
    public int MemoryMb { get; init; }

    public int Concurrency { get; init; }

    public int MinInstances { get; init; }

    public int MaxInstances { get; init; }

    public int? BatchSize { get; init; }

    public string? Access { get; init; }
}

/// <summary>A trigger: its kind and what that kind has.</summary>
internal sealed record TriggerView(string Kind)
{
    public string? Method { get; init; }

    public string? Route { get; init; }

    public string? Queue { get; init; }

    public string? Topic { get; init; }

    public string? Bucket { get; init; }

    public string? Prefix { get; init; }

    public IReadOnlyList<string>? Events { get; init; }

    public string? Cron { get; init; }

    public string? TimeZone { get; init; }

    /// <summary>When a timer is due.</summary>
    public DateTimeOffset? Next { get; init; }

    /// <summary>The queue that the function consumes.</summary>
    public string? Inbox { get; init; }
}

/// <summary>A queue or inbox.</summary>
internal sealed record QueueView(string Name, string? Function, int Visible, int InFlight, int Delayed, int DeadLetters, double OldestAgeSeconds);

/// <summary>The app and where it runs.</summary>
internal sealed record AppView(string App, string Stage, string Target, string Url, int Pid, DateTimeOffset Started, string Store, string? Chaos, IReadOnlyList<BindingView> Bindings);

/// <summary>Something that function code uses.</summary>
internal sealed record BindingView(string Kind, string Name);

/// <summary>A page of invocations, newest first.</summary>
internal sealed record InvocationsView(IReadOnlyList<InvocationView> Invocations, string? Next);

/// <summary>A page of dead letters, oldest first.</summary>
internal sealed record DeadLettersView(IReadOnlyList<DeadLetterView> DeadLetters, string? Next);

/// <summary>How many letters were thrown away.</summary>
internal sealed record DroppedView(int Dropped);

/// <summary>A dead letter.</summary>
internal sealed record DeadLetterView(string Id, string MessageId, string Queue, string? Function, string Reason, int Attempts, DateTimeOffset Time, string Text);

/// <summary>An object.</summary>
internal sealed record ObjectView(string Key, long Size, string Version, DateTimeOffset LastModified, string? ContentType);

/// <summary>A page of objects.</summary>
internal sealed record ObjectsView(IReadOnlyList<ObjectView> Objects, string? Next);

/// <summary>Something that was accepted.</summary>
internal sealed record AcceptedView(string Id);

/// <summary>How many letters went back.</summary>
internal sealed record RedrivenView(int Redriven);

/// <summary>The outcome of a function fired by hand; a result's JSON is written as it is.</summary>
internal sealed record FiredView(bool Ok, System.Text.Json.JsonElement? Result, ErrorView? Error);

/// <summary>What a function threw.</summary>
internal sealed record ErrorView(string Type, string Message);

/// <summary>A tick by hand.</summary>
internal sealed record TickRequest(DateTimeOffset? ScheduledTime);

/// <summary>A change of a bucket by hand.</summary>
internal sealed record ChangeRequest(string? Key, string? Event);
