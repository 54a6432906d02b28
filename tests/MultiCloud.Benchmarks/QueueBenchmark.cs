using System.Diagnostics;
using MultiCloud.Benchmarks.Baselines;

namespace MultiCloud.Benchmarks;

/// <summary>64 producers send durably; then 16 workers receive ten at a time and acknowledge one by one, durably. The figure is messages over both phases.</summary>
internal static class QueueBenchmark
{
    private const int Messages = 64_000;

    /// <summary>What a peer gets through in some seconds.</summary>
    private const int PeerMessages = 1_280;

    private const int Producers = 64;
    private const int Workers = 16;

    public static async Task<int> RunAsync(BenchmarkOptions options)
    {
        (string Name, int Messages, Func<string, QueueSubject> Open)[] subjects =
        [
            ("append log, group commit, fsync (reference)", Messages, directory => new AppendLog(directory)),
            ("bare SQLite, WAL FULL, group commit", Messages, directory => new BareSqlite(directory)),
            ("local store", Messages, directory => new LocalQueue(directory)),
            ("Azurite", PeerMessages, directory => new AzuriteQueue(directory)),
        ];
        var results = subjects.Select(subject => (subject.Name, Values: new List<double>())).ToList();
        for (var round = 0; round < options.Rounds; round++)
        {
            for (var index = 0; index < subjects.Length; index++)
            {
                results[index].Values.Add(await MeasureAsync(subjects[index].Open, subjects[index].Messages));
            }
        }

        Table.Print("messages/s end to end", results);
        return 0;
    }

    private static async Task<double> MeasureAsync(Func<string, QueueSubject> open, int messages)
    {
        var directory = Directory.CreateTempSubdirectory("multicloud-benchmark-").FullName;
        var queue = open(directory);
        try
        {
            var message = new byte[256];
            var started = Stopwatch.GetTimestamp();
            await Task.WhenAll(Enumerable.Range(0, Producers).Select(_ => Task.Run(() => ProduceAsync(queue, message, messages / Producers))));
            var acknowledged = await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(() => ConsumeAsync(queue))));
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            if (acknowledged.Sum() != messages)
            {
                throw new InvalidOperationException($"{messages} messages were sent and {acknowledged.Sum()} acknowledged.");
            }

            return messages / seconds;
        }
        finally
        {
            await queue.DisposeAsync();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task ProduceAsync(QueueSubject queue, byte[] message, int count)
    {
        for (var sent = 0; sent < count; sent++)
        {
            await queue.EnqueueAsync(message);
        }
    }

    private static async Task<int> ConsumeAsync(QueueSubject queue)
    {
        var count = 0;
        while (await queue.ReceiveAsync(10) is { Count: > 0 } ids)
        {
            foreach (var id in ids)
            {
                await queue.AcknowledgeAsync(id);
                count++;
            }
        }

        return count;
    }
}
