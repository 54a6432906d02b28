using System.Diagnostics;

namespace MultiCloud.Benchmarks;

/// <summary>A server or tool under measurement; killed when disposed.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    public static ChildProcess Start(string file, IEnumerable<string> arguments, string? workingDirectory = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = workingDirectory ?? "" };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start.");
        return new ChildProcess(process);
    }

    /// <summary>Lets the child write as much as it likes.</summary>
    public ChildProcess DiscardOutput()
    {
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        return this;
    }

    public static async Task<string> OutputAsync(string file, params string[] arguments)
    {
        using var child = Start(file, arguments);
        var output = await child._process.StandardOutput.ReadToEndAsync();
        await child._process.WaitForExitAsync();
        return output;
    }

    /// <summary>Runs to the end, both outputs in one text.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string file, IEnumerable<string> arguments, string workingDirectory)
    {
        using var child = Start(file, arguments, workingDirectory);
        var (output, error) = (child._process.StandardOutput.ReadToEndAsync(), child._process.StandardError.ReadToEndAsync());
        await child._process.WaitForExitAsync();
        return (child._process.ExitCode, await output + await error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
