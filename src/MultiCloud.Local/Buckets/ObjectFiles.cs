using System.Security.Cryptography;
using System.Text;

namespace MultiCloud.Local.Buckets;

/// <summary>
/// The bytes of objects, a file for each version under a name made of hashes: no key reaches the file system. A file is whole before the index
/// names it; one that the index does not name is rubbish of a process that died.
/// </summary>
internal sealed class ObjectFiles(string folder)
{
    private const int BufferSize = 64 * 1024;

    /// <summary>A file name for a new version of an object.</summary>
    public static string NameOf(string bucket, string key, string version)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{bucket}/{key}")).AsSpan(0, 16));
        return Path.Combine(hash[..2], $"{hash}-{version}");
    }

    /// <summary>Writes a file and flushes it to the disk. The rename that follows the flush is made durable by the commit of the index on the same disk.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="length">How many there are.</param>
    /// <param name="cancellationToken">Stops writing; nothing is left.</param>
    /// <exception cref="EndOfStreamException">The content is shorter.</exception>
    public async Task WriteAsync(string name, Stream content, long length, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, name);
        var unfinished = path + ".part";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous))
            {
                await CopyAsync(content, file, length, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path);
        }
        catch
        {
            Delete(name + ".part");
            throw;
        }
    }

    /// <summary>Opens a file for reading; null when it has been replaced in the meantime.</summary>
    public FileStream? Open(string name)
    {
        try
        {
            return new FileStream(
                Path.Combine(folder, name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, FileOptions.Asynchronous);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Deletes a file that nothing names any more. One that cannot be deleted now goes with the next sweep.</summary>
    public void Delete(string name)
    {
        try
        {
            File.Delete(Path.Combine(folder, name));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Open elsewhere on a system that does not delete open files.
        }
    }

    /// <summary>Deletes files that the index does not name and that were there before this process.</summary>
    /// <param name="named">The files that the index named when the store was opened.</param>
    /// <param name="openedUtc">When that was, by the file system's clock.</param>
    public void Sweep(IReadOnlySet<string> named, DateTime openedUtc)
    {
        if (!Directory.Exists(folder)) return;
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, path);
            if (!named.Contains(name) && File.GetLastWriteTimeUtc(path) < openedUtc) Delete(name);
        }
    }

    private static async Task CopyAsync(Stream content, FileStream file, long length, CancellationToken cancellationToken)
    {
        var buffer = new byte[(int)Math.Min(BufferSize, Math.Max(1, length))];
        for (var left = length; left > 0;)
        {
            var read = await content.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), cancellationToken);
            if (read == 0) throw new EndOfStreamException($"The content ended after {length - left} bytes; {length} were announced.");
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            left -= read;
        }
    }
}
