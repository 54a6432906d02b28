using MultiCloud.Benchmarks;
using MultiCloud.Benchmarks.Baselines;

return args switch
{
    ["http", .. var rest] => await HttpBenchmark.RunAsync(BenchmarkOptions.Parse(rest)),
    ["start", .. var rest] => await StartBenchmark.RunAsync(BenchmarkOptions.Parse(rest)),
    ["queue", .. var rest] => await QueueBenchmark.RunAsync(BenchmarkOptions.Parse(rest)),
    ["enqueue", .. var rest] => await EnqueueBenchmark.RunAsync(BenchmarkOptions.Parse(rest)),
    ["generator", .. var rest] => await GeneratorBenchmark.RunAsync(BenchmarkOptions.Parse(rest)),
    ["serve", "minimal", var port] => await MinimalApi.ServeAsync(port),
    ["serve", "kestrel", var port] => await BareKestrel.ServeAsync(port),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        dotnet run -c Release --project tests/MultiCloud.Benchmarks -- <what> [--rounds n]

          http    requests per second of samples/Hello, server and client on one core each (needs wrk and taskset)
          start   start of samples/Hello to its first 200
          queue   messages per second through the local durable queue, beside Azurite's (needs npx)
          enqueue time of one durable enqueue
          generator rebuild after one edit of a project with 1 and with 1000 functions

        Each compares ours with bare baselines, in turn, in one run; read the ratios.
        Build first: dotnet build -c Release samples/Hello (and src/MultiCloud for generator)
        """);
    return 2;
}
