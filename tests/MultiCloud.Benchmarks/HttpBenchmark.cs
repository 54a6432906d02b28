using System.Globalization;
using System.Text.RegularExpressions;

namespace MultiCloud.Benchmarks;

/// <summary>Saturates each web server from wrk, the server on processor 0 and the client on processor 1.</summary>
internal static partial class HttpBenchmark
{
    public static async Task<int> RunAsync(BenchmarkOptions options)
    {
        var results = Candidate.WebServers.Select(candidate => (candidate.Name, Values: new List<double>())).ToList();
        for (var round = 0; round < options.Rounds; round++)
        {
            for (var index = 0; index < results.Count; index++)
            {
                results[index].Values.Add(await MeasureAsync(Candidate.WebServers[index]));
            }
        }

        Table.Print("requests/s", results);
        return 0;
    }

    private static async Task<double> MeasureAsync(Candidate candidate)
    {
        var port = Candidate.FreePort();
        using var server = candidate.Start(port, processor: "0").DiscardOutput();
        await Candidate.UntilFirst200Async(port);
        await LoadAsync(port, seconds: 2);
        return await LoadAsync(port, seconds: 4);
    }

    private static async Task<double> LoadAsync(int port, int seconds)
    {
        var output = await ChildProcess.OutputAsync("taskset", "-c", "1", "wrk", "-t1", "-c32", $"-d{seconds}s", $"http://127.0.0.1:{port}/hello");
        if (output.Contains("Non-2xx", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"Not every answer was 2xx:\n{output}");
        }

        return double.Parse(RequestsPerSecond().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex RequestsPerSecond();
}
