using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MultiCloud.Hosting.Tests.Support;

/// <summary>The app of <c>MultiCloud.Hosting.Tests.App</c> in a process of its own.</summary>
internal sealed partial class OutsideApp : IDisposable
{
    internal const int Interrupt = 2;
    internal const int Terminate = 15;

    private readonly Process _process;

    internal OutsideApp(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "MultiCloud.Hosting.Tests.App.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        _process = Process.Start(start)!;
    }

    internal async Task ExpectAsync(string line) => Assert.Equal(line, await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));

    internal void Signal(int signal) => Assert.Equal(0, Kill(_process.Id, signal));

    internal async Task<(int Code, string Output, string Error)> ExitAsync()
    {
        var output = _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (_process.ExitCode, await output, await error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
