using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MultiCloud.Conformance.App;

/// <summary>Shows what surrounds an invocation. Disposed after it.</summary>
public sealed partial class Inspecting(ScopeProbe probe, IConfiguration configuration, Ledger ledger, ILogger<Inspecting> log) : IDisposable
{
    private InvocationContext? _context;
    private string? _key;

    [HttpTrigger("GET", "/inspect/context/{key}")]
    public LedgerEntry Context(string key, InvocationContext context, CancellationToken ct) => ledger.Write(
        context,
        "ran",
        key,
        ("same-token", ct == context.CancellationToken),
        ("method", context.Request?.Method));

    [HttpTrigger("GET", "/inspect/scope/{key}")]
    public string Scope(string key, InvocationContext context)
    {
        (_context, _key) = (context, key);
        probe.Watch(context, key);
        return ReferenceEquals(probe, context.Services.GetRequiredService<ScopeProbe>()) ? probe.Id.ToString() : "two scopes";
    }

    [HttpTrigger("GET", "/inspect/slowly/{key}")]
    public async Task<string> Slowly(string key, InvocationContext context, CancellationToken ct)
    {
        ledger.Write(context, "started", key);
        await Task.Delay(TimeSpan.FromMilliseconds(800), ct);
        return "done";
    }

    /// <summary>Logs what it is told, and then throws it.</summary>
    [HttpTrigger("GET", "/inspect/log/{key}")]
    public string Log(string key)
    {
        Told(log, key);
        throw new InvalidOperationException($"thrown {key}");
    }

    [HttpTrigger("GET", "/inspect/configuration/{name}")]
    public string? Configuration(string name) => configuration[name];

    [LoggerMessage(Level = LogLevel.Warning, Message = "told {Key}")]
    private static partial void Told(ILogger log, string key);

    public void Dispose()
    {
        if (_context is not null)
            ledger.Write(_context, "instance-disposed", _key!);
    }
}
