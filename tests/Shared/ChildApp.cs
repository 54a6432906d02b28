using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MultiCloud.TestSupport;

/// <summary>A function app in a process of its own, with its output.</summary>
internal sealed class ChildApp : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly List<string> _lines = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildApp(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Add(line.Data);
        _process.ErrorDataReceived += (_, line) => Add(line.Data);
    }

    public int Id => _process.Id;

    /// <summary>Everything printed so far, both streams.</summary>
    public string Output
    {
        get
        {
            lock (_lines)
                return string.Join('\n', _lines);
        }
    }

    /// <summary>Runs a built app with <c>dotnet</c>.</summary>
    public static ChildApp Start(string dll, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        if (!File.Exists(dll))
            throw new FileNotFoundException($"{dll} is not built; run dotnet build first.", dll);

        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add(dll);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;

        var app = new ChildApp(start);
        app._process.Start();
        app._process.BeginOutputReadLine();
        app._process.BeginErrorReadLine();
        return app;
    }

    /// <summary>Looks for something after every line of output; when it is not there in time, or the app ends, the error shows the output.</summary>
    public async Task<T> WaitForAsync<T>(Func<T?> find)
        where T : class
    {
        using var limit = new CancellationTokenSource(StartLimit);
        while (true)
        {
            var changed = Volatile.Read(ref _changed).Task;
            if (find() is { } found)
                return found;

            var ended = _process.WaitForExitAsync(limit.Token);
            await Task.WhenAny(changed, ended);
            if (limit.IsCancellationRequested || (_process.HasExited && !changed.IsCompleted && find() is null))
                throw new InvalidOperationException($"The app did not start{(_process.HasExited ? $" (exit code {_process.ExitCode})" : "")}. Its output:\n{Output}");
        }
    }

    /// <summary>Asks the app to stop, as a terminal or a platform does, and waits for it.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        if (!_process.HasExited && SendSignal(_process.Id, TerminateSignal) != 0)
            throw new InvalidOperationException($"The app could not be asked to stop: error {Marshal.GetLastPInvokeError()}.");

        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The app did not stop within {StopLimit.TotalSeconds} s. Its output:\n{Output}");
        }

        return _process.ExitCode;
    }

    /// <summary>Ends the app at once, without a chance to clean up.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private void Add(string? line)
    {
        if (line is null)
            return;

        lock (_lines)
            _lines.Add(line);
        Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    private const int TerminateSignal = 15;

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
