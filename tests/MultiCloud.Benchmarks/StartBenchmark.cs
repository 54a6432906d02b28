using System.Diagnostics;

namespace MultiCloud.Benchmarks;

/// <summary>Starts each web server in turn and measures the time from the process's start to its first 200.</summary>
internal static class StartBenchmark
{
    public static async Task<int> RunAsync(BenchmarkOptions options)
    {
        var results = Candidate.WebServers.Select(candidate => (candidate.Name, Values: new List<double>())).ToList();
        for (var round = 0; round < options.Rounds + 1; round++)
        {
            for (var index = 0; index < results.Count; index++)
            {
                var milliseconds = await MeasureAsync(Candidate.WebServers[index]);
                if (round > 0)
                {
                    results[index].Values.Add(milliseconds);
                }
            }
        }

        Table.Print("ms", results);
        return 0;
    }

    private static async Task<double> MeasureAsync(Candidate candidate)
    {
        var port = Candidate.FreePort();
        var started = Stopwatch.GetTimestamp();
        using var server = candidate.Start(port).DiscardOutput();
        await Candidate.UntilFirst200Async(port);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
