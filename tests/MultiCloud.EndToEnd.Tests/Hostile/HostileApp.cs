using MultiCloud.EndToEnd.Tests.Hostile;

[assembly: AssemblyFixture(typeof(HostileApp))]

namespace MultiCloud.EndToEnd.Tests.Hostile;

/// <summary>An app with every kind of function, a store in a folder of its own, and beside the store what no caller may ever see.</summary>
public sealed class HostileApp : IAsyncLifetime
{
    /// <summary>What stands in the file beside the store.</summary>
    internal const string Canary = "canary-4f0c2f1e";

    private readonly TemporaryFolder _home = new();

    internal RunningApp App { get; private set; } = null!;

    internal Uri Front => App.Http.BaseAddress!;

    internal Uri Admin => App.Admin.BaseAddress!;

    internal string Token { get; private set; } = "";

    internal string Home => _home.Path;

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(Home, "canary.txt"), Canary);
        App = await RunningApp.StartAsync(
            RunningApp.Conformance,
            ["--store", Path.Combine(Home, "store")],
            Home,
            ("CONFORMANCE_LEDGER", Path.Combine(Home, "ledger")),
            ("DOTNET_ENVIRONMENT", "Production"));
        Token = App.Admin.DefaultRequestHeaders.GetValues("x-multicloud-token").Single();
    }

    /// <summary>The app still answers, and has told of no error of its own.</summary>
    internal async Task AssertWellAsync()
    {
        Assert.Equal("fixed", await App.GetAsync("/routes/pick/fixed"));
        using var answer = await App.Admin.GetAsync(new Uri("/api/queues", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.DoesNotContain("   at ", App.Process.Output, StringComparison.Ordinal);
    }

    /// <summary>No attack was answered with anything that is not for callers.</summary>
    internal void AssertNothingShown(RawReply reply)
    {
        Assert.DoesNotContain(Canary, reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("root:x:0:", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite format", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", reply.Text, StringComparison.Ordinal);
        Assert.All(reply.Statuses, status => Assert.True(status < 500 || status is 501 or 505, reply.Text));
    }

    public async ValueTask DisposeAsync()
    {
        if (App is not null)
            await App.DisposeAsync();
        _home.Dispose();
    }
}
