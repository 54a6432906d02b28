namespace MultiCloud.Conformance.App;

/// <summary>Sends jobs through the app's own bindings.</summary>
public sealed class Sending(IQueue<Job> jobs, IQueue<Job> notes, IQueue<Job> batches, [Binding("slow-jobs")] IQueue<Job> slow, IQueue<Job> longJobs, IQueue<Job> brokenJobs, IQueue<Job> stubbornJobs, IQueue<Job> slowBatches)
{
    [HttpTrigger("POST", "/send")]
    public async Task<SendAnswer> Send(SendCommand command, CancellationToken ct)
    {
        var queue = QueueOf(command.Queue);
        var options = new SendOptions { Id = command.Id, Delay = TimeSpan.FromSeconds(command.DelaySeconds) };
        try
        {
            if (command.Jobs.Length == 1)
                return new SendAnswer([await queue.SendAsync(command.Jobs[0], options, ct)]);

            var report = await queue.SendManyAsync(command.Jobs, options, ct);
            return new SendAnswer([.. report.Accepted], report.Failed.Count == 0 ? null : "Failed", report.Failed.Count == 0 ? null : report.Failed[0].Reason);
        }
        catch (Exception error) when (error is MultiCloudException or ArgumentException)
        {
            return new SendAnswer([], error.GetType().Name, error.Message);
        }
    }

    private IQueue<Job> QueueOf(string name) => name switch
    {
        "jobs" => jobs,
        "notes" => notes,
        "batches" => batches,
        "slow-jobs" => slow,
        "long-jobs" => longJobs,
        "broken-jobs" => brokenJobs,
        "stubborn-jobs" => stubbornJobs,
        "slow-batches" => slowBatches,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "The app has no such queue."),
    };
}
