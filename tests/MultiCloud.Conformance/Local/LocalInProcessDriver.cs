namespace MultiCloud.Conformance.Local;

/// <summary>The local runtime with the functions in its own process: what <c>dotnet run</c> starts.</summary>
public sealed class LocalInProcessDriver : ITargetDriver
{
    public string Name => "local";

    public string VerifiedOn => "local runtime, functions in process";

    public IReadOnlyDictionary<Capability, string> Lacks { get; } = OperatingSystem.IsWindows()
        ? new Dictionary<Capability, string> { [Capability.Stop] = "a test cannot send Ctrl-C to one process on Windows" }
        : [];

    /// <summary>A failed message comes again after one second.</summary>
    public Patience Patience { get; } = new(MustHappen: TimeSpan.FromSeconds(45), MustNotHappen: TimeSpan.FromSeconds(2.5));

    public async Task<ITarget> StartAsync(DateTimeOffset? clock = null)
    {
        var target = NewTarget();
        await target.StartAgainAsync(clock);
        return target;
    }

    public async Task<string> StartFailingAsync(string reason)
    {
        await using var target = NewTarget();
        return await target.StartFailingAsync(reason);
    }

    private LocalTarget NewTarget() => new(Directory.CreateTempSubdirectory("conformance-").FullName, Patience);
}

/// <summary>Shared by all local cases.</summary>
public sealed class LocalInProcess() : TargetFixture(new LocalInProcessDriver());
