namespace MultiCloud.EndToEnd.Tests.Survival;

/// <summary>A disk of a few megabytes, which can be filled and made read-only for real. Needs Linux and root; a test without them is skipped.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private SmallDisk()
    {
    }

    public string Path => _folder.Path;

    private string Ballast => System.IO.Path.Combine(Path, "ballast");

    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A small disk is mounted on Linux only.");
        var disk = new SmallDisk();
        if (await RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.Path) is { } refusal)
        {
            disk._folder.Dispose();
            Assert.Skip($"This user may not mount a disk: {refusal}");
        }

        return disk;
    }

    /// <summary>Takes all space that is left.</summary>
    public void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var size in (int[])[64 * 1024, 1024, 1])
        {
            try
            {
                while (true)
                    file.Write(new byte[size]);
            }
            catch (IOException)
            {
                // Full, for pieces of this size.
            }
        }
    }

    /// <summary>Gives the space back.</summary>
    public void Free() => File.Delete(Ballast);

    public async Task SetReadOnlyAsync(bool readOnly) =>
        Assert.Null(await RunAsync("mount", "-o", $"remount,{(readOnly ? "ro" : "rw")}", Path));

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", "--lazy", Path);
        _folder.Dispose();
    }

    /// <returns>Null, or what the command said when it failed.</returns>
    private static async Task<string?> RunAsync(string command, params string[] arguments)
    {
        await using var child = ChildProcess.Start(command, arguments);
        return await child.WaitForExitAsync() == 0 ? null : child.Output;
    }
}
