using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace MultiCloud.Benchmarks;

/// <summary>The compiler as users have it: one process that stays. This one is ours alone, so that its time is that of our builds.</summary>
internal sealed partial class CompilerServer : IDisposable
{
    private const int OfChildren = -1;

    private Process? _process;

    /// <summary>The name under which builds find it.</summary>
    public string Pipe { get; } = string.Create(CultureInfo.InvariantCulture, $"multicloud-benchmark-{Environment.ProcessId}");

    /// <summary>User time of the builds that ended and of the compiler; on Linux only.</summary>
    public TimeSpan UserTime()
    {
        if (!OperatingSystem.IsLinux())
        {
            return TimeSpan.Zero;
        }

        _process ??= Find();
        _process?.Refresh();
        _ = Usage(OfChildren, out var usage);
        return TimeSpan.FromSeconds(usage.UserSeconds) + TimeSpan.FromMicroseconds(usage.UserMicroseconds) + (_process?.UserProcessorTime ?? TimeSpan.Zero);
    }

    public void Dispose()
    {
        _process ??= Find();
        _process?.Kill();
        _process?.Dispose();
    }

    private Process? Find()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var id = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .FirstOrDefault(name => int.TryParse(name, CultureInfo.InvariantCulture, out _) && CommandLine(name!) is { } line && line.Contains("VBCSCompiler", StringComparison.Ordinal) && line.Contains(Pipe, StringComparison.Ordinal));
        return id is null ? null : Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
    }

    private static string? CommandLine(string process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int Usage(int who, out ResourceUsage usage);

    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct ResourceUsage
    {
        public long UserSeconds;
        public long UserMicroseconds;
    }
}
