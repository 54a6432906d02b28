using MultiCloud.Hosting.Http;

namespace MultiCloud.Local;

/// <summary>
/// The ground a test gives to the local runtime: connections in memory, a throwaway store, and a way to know when nothing is left to do.
/// Everything else is the runtime that <c>dotnet run</c> starts.
/// </summary>
/// <param name="StorePath">The store's folder.</param>
internal sealed record TestBench(string StorePath)
{
    /// <summary>Leads to the http functions.</summary>
    public MemoryTransport Front { get; } = new();

    /// <summary>Leads to the admin API.</summary>
    public MemoryTransport Admin { get; } = new();

    /// <summary>Told whenever something ended.</summary>
    public Lull Lull { get; } = new();
}
