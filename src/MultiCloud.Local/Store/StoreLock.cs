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
        FileStream file;
        try
        {
            file = new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new StoreException($"Store '{folder.Path}' cannot be written: {failure.Message} Allow this user to write there, or use another folder with --store.", failure);
        }
        catch (IOException)
        {
            return null;
        }

        // The lock file itself cannot be read while it is held.
        File.WriteAllText(folder.Owner, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new StoreLock(file);
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
