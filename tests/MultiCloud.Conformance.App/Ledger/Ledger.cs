using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace MultiCloud.Conformance.App;

/// <summary>
/// Writes down what functions saw, for the suite to read. Every process appends to a file of its own in the folder
/// named by <c>CONFORMANCE_LEDGER</c>; a line is handed to the system whole before the function goes on, so it survives a kill.
/// </summary>
public sealed class Ledger : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly FileStream _file;
    private readonly Lock _gate = new();

    public Ledger(IConfiguration configuration, TimeProvider clock)
    {
        var folder = configuration["CONFORMANCE_LEDGER"]
            ?? throw new InvalidOperationException("CONFORMANCE_LEDGER is not set; give it the folder of the ledger.");
        Directory.CreateDirectory(folder);
        _clock = clock;
        _file = new FileStream(Path.Combine(folder, $"{Environment.ProcessId}-{Guid.NewGuid():N}.jsonl"), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    public LedgerEntry Write(InvocationContext context, string step, string key, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var entry = new LedgerEntry
        {
            Step = step,
            Key = key,
            At = _clock.GetUtcNow(),
            Function = context.Function,
            Invocation = context.InvocationId,
            Trigger = context.Trigger.ToString(),
            TriggerId = context.TriggerId,
            Attempt = context.Attempt,
            App = context.App,
            Stage = context.Stage,
            Target = context.Target,
            TraceParent = context.TraceParent,
            Deadline = context.Deadline,
        };
        foreach (var (name, value) in values)
            entry.Values[name] = value is DateTimeOffset time ? time.ToString("O", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture);

        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(entry, LedgerJson.Default.LedgerEntry), (byte)'\n'];
        lock (_gate)
            _file.Write(line);
        return entry;
    }

    public void Dispose() => _file.Dispose();
}
