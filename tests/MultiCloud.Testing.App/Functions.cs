using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;

namespace MultiCloud.Testing.App;

public sealed record Job(string Name, string Do = "");

public sealed record Done(string Name);

public interface IGreeter
{
    string Greet(string name);
}

public sealed class Greeter : IGreeter
{
    public string Greet(string name) => $"Hello, {name}!";
}

/// <summary>What happened, in order.</summary>
public sealed class Journal
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate) return [.. _lines];
        }
    }

    public void Add(string line)
    {
        lock (_gate) _lines.Add(line);
    }
}

public sealed partial class Jobs(IQueue<Job> jobs, ITopic<Done> jobDone, IGreeter greeter, Journal journal, TimeProvider clock, ILogger<Jobs> log)
{
    [HttpTrigger("POST", "/jobs")]
    public async Task<string> Accept(Job job, CancellationToken ct)
    {
        await jobs.SendAsync(job, cancellationToken: ct);
        return greeter.Greet(job.Name);
    }

    [HttpTrigger("POST", "/later")]
    public Task Later(Job job, CancellationToken ct) => jobs.SendAsync(job, new SendOptions { Delay = TimeSpan.FromMinutes(10) }, ct);

    [QueueTrigger("jobs", MaxAttempts = 3), Function(TimeoutSeconds = 20)]
    public async Task Work(Job job, InvocationContext context, CancellationToken ct)
    {
        Working(log, job.Name, context.Attempt);
        switch (job.Do)
        {
            case "throw":
                throw new InvalidOperationException("No luck.");
            case "throw once" when context.Attempt == 1:
                throw new InvalidOperationException("Not yet.");
            case "reject":
                throw new RejectException("Not this one.");
            case "wait":
                await Task.Delay(TimeSpan.FromHours(1), clock, ct);
                break;
        }

        await jobDone.PublishAsync(new Done(job.Name), cancellationToken: ct);
    }

    [TopicTrigger("job-done")]
    public static Task Store(CloudEvent<Done> done, IBucket files, CancellationToken ct) => files.PutAsync($"done/{done.Data.Name}", "yes"u8.ToArray(), cancellationToken: ct);

    [BucketTrigger("files", Prefix = "done/")]
    public void Note(BucketEvent created) => journal.Add(created.Key);

    [TimerTrigger("0 * * * *")]
    public void Hourly(TimerTick tick) => journal.Add($"tick {tick.ScheduledTime.UtcDateTime:HH:mm}");

    [TimerTrigger("0 0 1 1 *")]
    public static void Fails() => throw new InvalidOperationException("Never works.");

    [Function]
    public static int Length(string text) => text.Length;

    [LoggerMessage(LogLevel.Information, "Working on {Name}, attempt {Attempt}")]
    private static partial void Working(ILogger log, string name, int attempt);
}

[JsonSerializable(typeof(Job))]
[JsonSerializable(typeof(Done))]
public sealed partial class AppJson : JsonSerializerContext;
