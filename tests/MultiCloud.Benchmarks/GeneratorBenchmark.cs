using System.Diagnostics;

namespace MultiCloud.Benchmarks;

/// <summary>Rebuilds a project after one edit, with and without our generator, analyzers and build task, in turn: time on the clock, and of processors.</summary>
internal static class GeneratorBenchmark
{
    private static readonly int[] s_sizes = [1, 1000];

    public static async Task<int> RunAsync(BenchmarkOptions options)
    {
        using var compiler = new CompilerServer();
        foreach (var size in s_sizes)
        {
            await MeasureAsync(size, options.Rounds, compiler);
        }

        return 0;
    }

    private static async Task MeasureAsync(int size, int rounds, CompilerServer compiler)
    {
        using var plain = new MeasuredProject("the same project without it (reference)", size, MeasuredProject.Nothing);
        using var generator = new MeasuredProject("our generator alone, analyzers and build task off", size, MeasuredProject.Generator);
        using var whole = new MeasuredProject("ours whole: generator, analyzers, build task", size, MeasuredProject.Whole);
        MeasuredProject[] projects = [plain, generator, whole];
        var clock = projects.Select(project => (project.Name, Values: new List<double>())).ToList();
        var processor = projects.Select(project => (project.Name, Values: new List<double>())).ToList();
        foreach (var project in projects)
        {
            await project.BuildAsync(compiler, restore: true);
        }

        for (var round = 0; round < rounds + 2; round++)
        {
            // Each round begins with another, so that none always follows the same one.
            for (var turn = 0; turn < projects.Length; turn++)
            {
                var index = (round + turn) % projects.Length;
                projects[index].Edit(round);
                var (used, started) = (compiler.UserTime(), Stopwatch.GetTimestamp());
                await projects[index].BuildAsync(compiler, restore: false);
                var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;

                // The compiler's first rounds compile itself.
                if (round > 1)
                {
                    clock[index].Values.Add(elapsed);
                    processor[index].Values.Add((compiler.UserTime() - used).TotalMilliseconds);
                }
            }
        }

        Console.WriteLine($"\nRebuild after one edit, {size} function{(size == 1 ? "" : "s")}, one a file\n");
        Table.Print("ms on the clock", clock);
        Console.WriteLine();
        Table.Print("ms of user processor time", processor);
    }
}
