using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MultiCloud.Conformance.App;

/// <summary>Shows what surrounds an invocation. Disposed after it.</summary>
public sealed class Inspecting(ScopeProbe probe, IConfiguration configuration, Ledger ledger) : IDisposable
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

    [HttpTrigger("GET", "/inspect/configuration/{name}")]
    public string? Configuration(string name) => configuration[name];

    public void Dispose()
    {
        if (_context is not null)
            ledger.Write(_context, "instance-disposed", _key!);
    }
}
