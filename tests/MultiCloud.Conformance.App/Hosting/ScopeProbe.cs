namespace MultiCloud.Conformance.App;

/// <summary>Lives as long as the scope of one invocation.</summary>
public sealed class ScopeProbe(Ledger ledger) : IAsyncDisposable
{
    private InvocationContext? _context;
    private string? _key;

    public Guid Id { get; } = Guid.NewGuid();

    public void Watch(InvocationContext context, string key) => (_context, _key) = (context, key);

    public ValueTask DisposeAsync()
    {
        if (_context is not null)
            ledger.Write(_context, "scope-disposed", _key!, ("scope", Id));
        return ValueTask.CompletedTask;
    }
}
