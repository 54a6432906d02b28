using System.Text.Json;

namespace MultiCloud.Conformance.Local;

/// <summary>Where a started app listens: what it wrote into <c>run.json</c>.</summary>
internal sealed record LocalAddresses(int Pid, Uri Url, Uri AdminUrl, string Token)
{
    /// <summary>Reads the file, once it is there and is this process's.</summary>
    public static LocalAddresses? Find(string folder, int pid)
    {
        var path = Path.Combine(folder, "run.json");
        if (!File.Exists(path))
            return null;

        var found = JsonSerializer.Deserialize<LocalAddresses>(File.ReadAllText(path), JsonSerializerOptions.Web);
        return found?.Pid == pid ? found : null;
    }
}
