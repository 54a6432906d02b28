using System.Text;

namespace MultiCloud.Conformance.App;

/// <summary>The functions that consume queues.</summary>
public sealed class Jobs(Ledger ledger)
{
    [QueueTrigger("jobs", MaxAttempts = 3)]
    public void Run(QueueMessage<Job> message, InvocationContext context)
    {
        var job = message.Body;
        ledger.Write(
            context,
            "ran",
            job.Key,
            ("id", message.Id),
            ("attempt", message.Attempt),
            ("time", message.Time),
            ("text", job.Text),
            ("bytes", job.Bytes is null ? null : Convert.ToBase64String(job.Bytes)),
            ("size", job.Text is null ? 0 : Encoding.UTF8.GetByteCount(job.Text)));
        Work.Do(job.Do, message);
    }

    /// <summary>Takes the bare message.</summary>
    [QueueTrigger("notes", MaxAttempts = 1)]
    public Task Note(Job job, InvocationContext context)
    {
        ledger.Write(context, "ran", job.Key, ("text", job.Text));
        return job.Do == "throw" ? Task.FromException(new InvalidOperationException("the job asked for it")) : Task.CompletedTask;
    }

    [QueueTrigger("batches", MaxAttempts = 2, BatchSize = 10)]
    public void Batch(IReadOnlyList<QueueMessage<Job>> messages, InvocationContext context)
    {
        foreach (var message in messages)
        {
            ledger.Write(context, "ran", message.Body.Key, ("id", message.Id), ("attempt", message.Attempt), ("text", message.Body.Text), ("batch", messages.Count));
            Work.Do(message.Body.Do, message);
        }
    }

    /// <summary>Listens to its token, and is too slow the first time.</summary>
    [Function(TimeoutSeconds = 1), QueueTrigger("slow-jobs", MaxAttempts = 2)]
    public async Task Slow(QueueMessage<Job> message, InvocationContext context, CancellationToken ct)
    {
        ledger.Write(context, "ran", message.Body.Key, ("attempt", message.Attempt));
        if (message.Attempt == 1)
            await Task.Delay(Timeout.Infinite, ct);
    }

    /// <summary>Does not listen to its token the first time: sleeps, or keeps a processor busy.</summary>
    [Function(TimeoutSeconds = 1), QueueTrigger("stubborn-jobs", MaxAttempts = 2)]
    public async Task Stubborn(QueueMessage<Job> message, InvocationContext context)
    {
        ledger.Write(context, "ran", message.Body.Key, ("attempt", message.Attempt));
        if (message.Attempt > 1)
            return;

        var began = TimeProvider.System.GetTimestamp();
        if (message.Body.Text == "sleep")
            await Task.Delay(TimeSpan.FromSeconds(2.5), CancellationToken.None);
        while (TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(2.5))
            Thread.SpinWait(1000);
        ledger.Write(context, "ended", message.Body.Key, ("attempt", message.Attempt));
    }

    /// <summary>Settles what asks for it, and then is too slow for the rest, the first time.</summary>
    [Function(TimeoutSeconds = 1), QueueTrigger("slow-batches", MaxAttempts = 2, BatchSize = 10)]
    public async Task SlowBatch(IReadOnlyList<QueueMessage<Job>> messages, InvocationContext context, CancellationToken ct)
    {
        foreach (var message in messages)
        {
            ledger.Write(context, "ran", message.Body.Key, ("attempt", message.Attempt), ("text", message.Body.Text), ("batch", messages.Count));
            if (message.Body.Text == "quick" || message.Attempt > 1)
                message.Succeed();
        }

        if (messages.Any(message => message.Attempt == 1 && message.Body.Text == "slow"))
            await Task.Delay(Timeout.Infinite, ct);
    }

    /// <summary>Works for as many milliseconds as the job says. A stop in between finds it in flight.</summary>
    [Function(Concurrency = 4), QueueTrigger("long-jobs", MaxAttempts = 3)]
    public async Task Lengthy(QueueMessage<Job> message, InvocationContext context, CancellationToken ct)
    {
        ledger.Write(context, "started", message.Body.Key, ("attempt", message.Attempt));
        await Task.Delay(TimeSpan.FromMilliseconds(int.Parse(message.Body.Text!, System.Globalization.CultureInfo.InvariantCulture)), ct);
        ledger.Write(context, "finished", message.Body.Key, ("attempt", message.Attempt));
    }

    /// <summary>Fails until the object <c>mended/{key}</c> exists.</summary>
    [QueueTrigger("broken-jobs", MaxAttempts = 1)]
    public async Task Broken(QueueMessage<Job> message, InvocationContext context, IBucketReader things, CancellationToken ct)
    {
        ledger.Write(context, "ran", message.Body.Key, ("id", message.Id), ("attempt", message.Attempt));
        if (await things.GetInfoAsync($"mended/{message.Body.Key}", ct) is null)
            throw new InvalidOperationException("not mended yet");
    }
}
