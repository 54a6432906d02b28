using System.Globalization;

namespace MultiCloud.EndToEnd.App;

/// <summary>A queue that piles up until it is let go.</summary>
internal sealed class Backlog(IQueue<string> tallies, BacklogGate gate)
{
    [HttpTrigger("POST", "/backlog/{count:int}")]
    public async Task Fill(int count, CancellationToken ct)
    {
        var text = new string('t', 200);
        await tallies.SendManyAsync([.. Enumerable.Repeat(text, count)], cancellationToken: ct);
    }

    [HttpTrigger("POST", "/backlog/open")]
    public void Open() => gate.Open();

    [HttpTrigger("GET", "/backlog/done")]
    public string Done() => gate.Passed.ToString(CultureInfo.InvariantCulture);

    [Function(TimeoutSeconds = 290), QueueTrigger("tallies")]
    public Task Tally(string text, CancellationToken ct) => gate.PassAsync(ct);
}

/// <summary>Holds functions back until it is opened, and counts those that passed.</summary>
internal sealed class BacklogGate
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _passed;

    public int Passed => Volatile.Read(ref _passed);

    public void Open() => _opened.TrySetResult();

    public async Task PassAsync(CancellationToken ct)
    {
        await _opened.Task.WaitAsync(ct);
        Interlocked.Increment(ref _passed);
    }
}
