using System.Globalization;
using System.Text.Json;
using MultiCloud.Hosting;

namespace MultiCloud.Local;

/// <summary>How other programs of the same user find this run: <c>run.json</c>, readable by its owner only.</summary>
/// <param name="Pid">The process.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Url">Where functions are served.</param>
/// <param name="AdminUrl">Where the admin API is.</param>
/// <param name="Token">What the admin API asks for.</param>
internal sealed record RunFile(int Pid, string Stage, string Url, string AdminUrl, string Token)
{
    private const string Name = "run.json";

    /// <summary>Writes the file, in place of an earlier run's.</summary>
    /// <param name="folder">The project's folder of ours.</param>
    /// <exception cref="StartupException">It cannot be written.</exception>
    public void Write(string folder)
    {
        try
        {
            WriteFile(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                $"'{Path.Combine(folder, Name)}' cannot be written: {failure.Message} Free some space there or allow this user to write, or use another folder with --store.", failure);
        }
    }

    private void WriteFile(string folder)
    {
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, ".gitignore"), "*\n");
        }

        // Moved into place whole: whoever finds the file can read it.
        var path = Path.Combine(folder, Name);
        var unfinished = $"{path}.{Pid.ToString(CultureInfo.InvariantCulture)}";
        File.Delete(unfinished);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(unfinished, options)) JsonSerializer.Serialize(file, this, LocalJson.Default.RunFile);
        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Deletes the file unless another run has written it since.</summary>
    /// <param name="folder">The project's folder of ours.</param>
    public static void Delete(string folder)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            if (Read(path)?.Pid == Environment.ProcessId) File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            // Not ours to delete, then.
        }
    }

    private static RunFile? Read(string path) =>
        File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), LocalJson.Default.RunFile) : null;
}
