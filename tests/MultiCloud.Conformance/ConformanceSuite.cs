using System.Reflection;

namespace MultiCloud.Conformance;

/// <summary>The base of the classes that hold cases. A target derives one class from each.</summary>
public abstract class ConformanceSuite(TargetFixture fixture) : IAsyncDisposable
{
    private protected ITargetDriver Driver => fixture.Driver;

    /// <summary>The started app that all cases share. A case finds its own traces by a key of its own.</summary>
    private protected ITarget Target => fixture.Target;

    private protected HttpClient Http => Target.Http;

    private protected LedgerReader Ledger => Target.Ledger;

    /// <summary>A key no other case has.</summary>
    private protected static string NewKey() => $"key-{Guid.NewGuid():N}";

    /// <summary>Ends the case, without failing it, where the target cannot do what it needs.</summary>
    private protected void Needs(Capability capability)
    {
        if (!Driver.Lacks.TryGetValue(capability, out var reason))
            return;

        Outcomes.Record(Driver, CaseId(), new Outcome(false, reason));
        Assert.Skip($"{Driver.Name}: {reason}");
    }

    public ValueTask DisposeAsync()
    {
        if (TestContext.Current.TestState is { } state)
            Outcomes.Record(Driver, CaseId(), new Outcome(state.Result == TestResult.Passed));
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private string CaseId() =>
        GetType().GetMethod(TestContext.Current.TestMethod!.MethodName)!.GetCustomAttribute<CaseAttribute>()!.Id;
}
