using System.Diagnostics;

namespace MultiCloud.Benchmarks;

/// <summary>One producer sends one durable message of 256 bytes after the other; beside it, a plain write of 256 bytes with a flush to disk.</summary>
internal static class EnqueueBenchmark
{
    private const int Messages = 3000;
    private const int WarmUp = 500;

    public static async Task<int> RunAsync(BenchmarkOptions options)
    {
        var results = new List<(string Name, List<double> Values)> { ("write + fsync (reference)", []), ("local store", []) };
        for (var round = 0; round < options.Rounds; round++)
        {
            results[0].Values.Add(await InFolderAsync(WriteAsync));
            results[1].Values.Add(await InFolderAsync(EnqueueAsync));
        }

        Table.Print("us p50", results);
        return 0;
    }

    private static async Task<double> WriteAsync(string directory)
    {
        using var file = File.OpenHandle(Path.Combine(directory, "log"), FileMode.CreateNew, FileAccess.Write);
        var message = new byte[256];
        long length = 0;
        return await MedianAsync(() =>
        {
            RandomAccess.Write(file, message, length);
            RandomAccess.FlushToDisk(file);
            length += message.Length;
            return Task.CompletedTask;
        });
    }

    private static async Task<double> EnqueueAsync(string directory)
    {
        await using var queue = new LocalQueue(directory);
        var message = new byte[256];
        return await MedianAsync(() => queue.EnqueueAsync(message));
    }

    private static async Task<double> MedianAsync(Func<Task> send)
    {
        var times = new List<double>(Messages);
        for (var i = 0; i < WarmUp + Messages; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await send();
            if (i >= WarmUp)
            {
                times.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
            }
        }

        return Table.Median(times);
    }

    private static async Task<double> InFolderAsync(Func<string, Task<double>> measure)
    {
        var directory = Directory.CreateTempSubdirectory("multicloud-benchmark-").FullName;
        try
        {
            return await measure(directory);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
