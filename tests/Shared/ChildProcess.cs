using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace MultiCloud.TestSupport;

/// <summary>A program under test, with its output as it comes. Killed, with its children, when disposed.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const int SigInt = 2;
    private const int SigTerm = 15;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly Channel<string> _unread = Channel.CreateUnbounded<string>();
    private readonly List<(bool IsError, string Text)> _lines = [];
    private int _openStreams = 2;
    private bool _isDisposed;

    private ChildProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Receive(isError: false, line.Data);
        _process.ErrorDataReceived += (_, line) => Receive(isError: true, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    /// <summary>Both streams so far.</summary>
    public string Output => Text(_ => true);

    /// <summary>The standard output so far.</summary>
    public string StandardOutput => Text(line => !line.IsError);

    /// <summary>The error stream so far.</summary>
    public string Errors => Text(line => line.IsError);

    /// <summary>Lines as they come, of both streams, until these end. A line is given once, whoever asks.</summary>
    public IAsyncEnumerable<string> Lines => _unread.Reader.ReadAllAsync();

    public static ChildProcess Start(string file, IEnumerable<string> arguments, string? folder = null, params (string Name, string? Value)[] environment)
    {
        UseDefaultInterrupt();
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = folder ?? "" };

        // What the test run was started with is not the child's: not its MSBuild, not its options.
        foreach (var name in start.Environment.Keys.Where(IsOfTheTestRun).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new ChildProcess(start);
    }

    /// <summary>Runs the .NET command to its end, without leaving build nodes behind.</summary>
    public static async Task<(int ExitCode, string Output)> DotnetAsync(string folder, params string[] arguments)
    {
        await using var child = Start("dotnet", arguments, folder, ("MSBUILDDISABLENODEREUSE", "1"));
        return (await child.WaitForExitAsync(TimeSpan.FromMinutes(5)), child.Output);
    }

    /// <summary>Waits for the next line that contains a text. Lines before it are passed over for good.</summary>
    public Task<string> WaitForLineAsync(string text)
    {
        string? last = null;
        return WaitAsync(() => last?.Contains(text, StringComparison.Ordinal) == true ? last : null, line => last = line, $"a line with '{text}'");
    }

    /// <summary>Looks for something now and after every line.</summary>
    public Task<T> WaitForAsync<T>(Func<T?> find)
        where T : class => WaitAsync(find, _ => { }, "what was looked for");

    /// <summary>Waits for the end of the program and of its output.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> WaitForExitAsync(TimeSpan? patience = null)
    {
        using var timeout = new CancellationTokenSource(patience ?? s_patience);
        try
        {
            await _process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The program did not end. Output:\n{Output}");
        }

        return _process.ExitCode;
    }

    /// <summary>What Ctrl-C sends.</summary>
    public void Interrupt() => Send(SigInt);

    /// <summary>What a platform sends.</summary>
    public void Terminate() => Send(SigTerm);

    /// <summary>As if the power went: nothing of the program runs any more.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;

        _isDisposed = true;
        if (!_process.HasExited)
            await KillAsync();

        _process.Dispose();
    }

    private static bool IsOfTheTestRun(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("MULTICLOUD_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("TESTINGPLATFORM_", StringComparison.OrdinalIgnoreCase);

    /// <summary>A shell starts background jobs with Ctrl-C ignored, and children would inherit that.</summary>
    private static void UseDefaultInterrupt()
    {
        const int DefaultHandler = 0;
        const int IgnoreHandler = 1;
        if (OperatingSystem.IsWindows())
            return;

        var handler = SetSignalHandler(SigInt, DefaultHandler);
        if (handler is not (DefaultHandler or IgnoreHandler))
            SetSignalHandler(SigInt, handler);
    }

    private async Task<T> WaitAsync<T>(Func<T?> find, Action<string> pass, string what)
        where T : class
    {
        using var timeout = new CancellationTokenSource(s_patience);
        try
        {
            while (true)
            {
                if (find() is { } found)
                    return found;

                pass(await _unread.Reader.ReadAsync(timeout.Token));
            }
        }
        catch (ChannelClosedException)
        {
            throw new InvalidOperationException($"The program ended before {what} came. Output:\n{Output}");
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The program did not give {what}. Output:\n{Output}");
        }
    }

    private void Receive(bool isError, string? line)
    {
        if (line is not null)
        {
            lock (_lines)
                _lines.Add((isError, line));
            _unread.Writer.TryWrite(line);
        }
        else if (Interlocked.Decrement(ref _openStreams) == 0)
        {
            _unread.Writer.Complete();
        }
    }

    private string Text(Func<(bool IsError, string Text), bool> wanted)
    {
        lock (_lines)
            return string.Join('\n', _lines.Where(wanted).Select(line => line.Text));
    }

    private void Send(int signal)
    {
        if (SendSignal(_process.Id, signal) != 0)
            throw new InvalidOperationException($"Signal {signal} could not be sent: error {Marshal.GetLastPInvokeError()}. Output:\n{Output}");
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);

    [DllImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint SetSignalHandler(int signal, nint handler);
}
