using System.Globalization;

namespace MultiCloud.Local.Store;

/// <summary>Keeps a store to one process. The operating system gives the lock back when a process dies, however it dies.</summary>
internal sealed class StoreLock : IDisposable
{
    /// <summary>How long a start waits for the process before it, for example under a restarting watcher.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _file;

    private StoreLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <param name="folder">The store.</param>
    /// <param name="patience">How long to wait for its holder.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="StoreException">Another process holds it.</exception>
    public static async Task<StoreLock> TakeAsync(StoreFolder folder, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            if (TryTake(folder) is { } taken) return taken;
            if (time.GetElapsedTime(began) >= patience)
                throw new StoreException($"Store '{folder.Path}' is in use by {Holder(folder)}. Stop that process, or give this app its own store with --store <folder>.");
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    private static StoreLock? TryTake(StoreFolder folder)
    {
        FileStream? file = null;
        try
        {
            file = new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

            // The lock file itself cannot be read while it is held.
            File.WriteAllText(folder.Owner, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new StoreLock(file);
        }
        catch (IOException failure) when (file is null && IsHeld(failure))
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw new StoreException(
                $"Store '{folder.Path}' cannot be written: {failure.Message} Free some space there or allow this user to write, or use another folder with --store.", failure);
        }
    }

    /// <summary>Whether another process has the file open: a full disk or a read-only one is no reason to wait.</summary>
    private static bool IsHeld(IOException failure)
    {
        const int SharingViolation = unchecked((int)0x80070020);
        const int LockViolation = unchecked((int)0x80070021);
        const int WouldBlockOnLinux = 11;
        const int WouldBlockOnMac = 35;
        return OperatingSystem.IsWindows()
            ? failure.HResult is SharingViolation or LockViolation
            : failure.HResult == (OperatingSystem.IsMacOS() ? WouldBlockOnMac : WouldBlockOnLinux);
    }

    private static string Holder(StoreFolder folder)
    {
        try
        {
            return $"process {File.ReadAllText(folder.Owner).Trim()}";
        }
        catch (IOException)
        {
            return "another process";
        }
    }
}
