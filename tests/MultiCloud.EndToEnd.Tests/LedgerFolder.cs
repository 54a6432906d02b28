using System.Text.Json;
using MultiCloud.Conformance;

namespace MultiCloud.EndToEnd.Tests;

/// <summary>What the functions of the conformance app wrote down: a file for each process, a line for each event.</summary>
internal static class LedgerFolder
{
    /// <summary>Every entry, in the order written within a process.</summary>
    public static List<LedgerEntry> Read(string folder) => [.. ByProcess(folder).SelectMany(entries => entries)];

    /// <summary>The entries of each process.</summary>
    public static IEnumerable<List<LedgerEntry>> ByProcess(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.jsonl").Select(ReadFile) : [];

    private static List<LedgerEntry> ReadFile(string path)
    {
        using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var text = file.ReadToEnd();

        // The last line may be half written when the process was killed within it.
        var lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => JsonSerializer.Deserialize(line, LedgerJson.Default.LedgerEntry)!)];
    }
}
