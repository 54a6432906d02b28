using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MultiCloud.Conformance;

/// <summary>Reads what the app's processes append to the ledger's folder. The one place where cases wait.</summary>
public sealed class LedgerReader(string folder, Patience patience)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    private readonly Dictionary<string, long> _read = [];
    private readonly List<LedgerEntry> _entries = [];
    private readonly Lock _gate = new();

    /// <summary>Entries of a key that are there now, in the order written.</summary>
    public IReadOnlyList<LedgerEntry> Of(string key) => Where(entry => entry.Key == key);

    /// <summary>Entries that are there now, in the order written.</summary>
    public IReadOnlyList<LedgerEntry> Where(Func<LedgerEntry, bool> match)
    {
        lock (_gate)
        {
            ReadNewLines();
            return [.. _entries.Where(match).OrderBy(entry => entry.At)];
        }
    }

    /// <summary>Waits for entries of a key.</summary>
    public Task<IReadOnlyList<LedgerEntry>> WaitForAsync(string key, int count = 1, string step = "ran") =>
        WaitForAsync(entry => entry.Key == key && entry.Step == step, count, $"'{step}' of '{key}'", () => Of(key));

    /// <summary>Waits for entries of one invocation.</summary>
    public async Task<LedgerEntry> WaitForInvocationAsync(string invocation, string step) =>
        (await WaitForAsync(entry => entry.Invocation == invocation && entry.Step == step, 1, $"'{step}' of invocation {invocation}", () => Where(entry => entry.Invocation == invocation)))[0];

    /// <summary>Waits for a timer function to run for a tick.</summary>
    public async Task<LedgerEntry> WaitForTickAsync(string function, DateTimeOffset due) => (await WaitForAsync(
        entry => entry.Function == function && entry.Step == "ran" && DateTimeOffset.Parse(entry["scheduled"]!, CultureInfo.InvariantCulture) == due,
        1,
        $"'{function}' for {due:O}",
        () => Where(entry => entry.Function == function)))[0];

    /// <summary>Waits for entries.</summary>
    public async Task<IReadOnlyList<LedgerEntry>> WaitForAsync(Func<LedgerEntry, bool> match, int count, string what, Func<IReadOnlyList<LedgerEntry>> seen, TimeSpan? limit = null)
    {
        IReadOnlyList<LedgerEntry> found = [];
        await UntilAsync(
            () =>
            {
                found = Where(match);
                return Task.FromResult(found.Count >= count);
            },
            () => $"{count} x {what}; seen: {string.Join(", ", seen().Select(entry => $"{entry.Step} by {entry.Function} (attempt {entry.Attempt})"))}",
            limit);
        return found;
    }

    /// <summary>Waits until a condition outside the ledger holds.</summary>
    public async Task UntilAsync(Func<Task<bool>> condition, Func<string> what, TimeSpan? limit = null)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(started) > (limit ?? patience.MustHappen))
                throw new TimeoutException($"Waited {(limit ?? patience.MustHappen).TotalSeconds} s for {what()}.");
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Looks for a while whether more entries of a key come.</summary>
    /// <returns>All of them.</returns>
    public async Task<IReadOnlyList<LedgerEntry>> AfterQuietPeriodAsync(string key, string step = "ran")
    {
        await Task.Delay(patience.MustNotHappen, TestContext.Current.CancellationToken);
        return Where(entry => entry.Key == key && entry.Step == step);
    }

    private void ReadNewLines()
    {
        if (!Directory.Exists(folder))
            return;

        foreach (var path in Directory.EnumerateFiles(folder, "*.jsonl"))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var from = _read.GetValueOrDefault(path);
            if (file.Length == from)
                continue;

            var bytes = new byte[file.Length - from];
            file.Position = from;
            file.ReadExactly(bytes);
            var whole = Array.LastIndexOf(bytes, (byte)'\n') + 1;
            foreach (var line in Encoding.UTF8.GetString(bytes, 0, whole).Split('\n', StringSplitOptions.RemoveEmptyEntries))
                _entries.Add(JsonSerializer.Deserialize(line, LedgerJson.Default.LedgerEntry)!);
            _read[path] = from + whole;
        }
    }
}
