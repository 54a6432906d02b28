using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MultiCloud.Hosting.Tests.Support;

namespace MultiCloud.Hosting.Tests.Bindings;

public sealed class SecretsBindingTests : IAsyncDisposable
{
    private readonly MemorySecrets _client = new();
    private readonly FakeTimeProvider _time = new();
    private readonly ServiceProvider _services;

    public SecretsBindingTests() => _services = new ServiceCollection().AddSingleton<TimeProvider>(_time).BuildServiceProvider();

    [Fact]
    public async Task GetAsync_FirstOfAll_FetchesAllThatAreNamedAtOnce()
    {
        _client.Values["a"] = "1";
        _client.Values["b"] = "2";
        var secrets = Secrets("a", "b");

        Assert.Equal(("1", "2"), (await secrets.GetAsync("a"), await secrets.GetAsync("b")));

        Assert.Equal(["a,b"], _client.Calls.Select(Sorted));
    }

    [Fact]
    public async Task GetAsync_ManyAtOnce_FetchOnce()
    {
        _client.Values["a"] = "1";
        var answer = new TaskCompletionSource();
        _client.Before = () => answer.Task;
        var secrets = Secrets("a");

        var reads = Enumerable.Range(0, 20).Select(_ => secrets.GetAsync("a").AsTask()).ToArray();
        answer.SetResult();

        Assert.All(await Task.WhenAll(reads), value => Assert.Equal("1", value));
        Assert.Single(_client.Calls);
    }

    [Fact]
    public async Task GetAsync_After5Minutes_ReadsTheNewValue()
    {
        _client.Values["a"] = "old";
        var secrets = Secrets("a");
        await secrets.GetAsync("a");
        _client.Values["a"] = "new";

        _time.Advance(SecretCache.Lifetime - TimeSpan.FromTicks(1));
        Assert.Equal("old", await secrets.GetAsync("a"));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal("new", await secrets.GetAsync("a"));
    }

    [Fact]
    public async Task GetAsync_RefreshFails_KeepsTheOldValueAndTriesAgainLater()
    {
        _client.Values["a"] = "old";
        var secrets = Secrets("a");
        await secrets.GetAsync("a");
        _time.Advance(SecretCache.Lifetime);
        _client.Before = () => throw new BindingUnavailableException("test", "a", "down");

        Assert.Equal(("old", "old"), (await secrets.GetAsync("a"), await secrets.GetAsync("a")));
        Assert.Equal(2, _client.Calls.Count);

        (_client.Before, _client.Values["a"]) = (null, "new");
        _time.Advance(SecretCache.RetryAfter);
        Assert.Equal("new", await secrets.GetAsync("a"));
    }

    [Fact]
    public async Task GetAsync_FirstFetchFails_IsItsErrorAndTheNextReadTriesAgain()
    {
        _client.Values["a"] = "1";
        _client.Before = () => throw new BindingUnavailableException("test", "a", "down");
        var secrets = Secrets("a");

        Assert.Equal("down", (await Assert.ThrowsAsync<BindingUnavailableException>(() => secrets.GetAsync("a").AsTask())).Message);

        _client.Before = null;
        Assert.Equal("1", await secrets.GetAsync("a"));
    }

    [Fact]
    public async Task GetAsync_CallerGivesUp_LeavesTheFetchToOthers()
    {
        _client.Values["a"] = "1";
        var answer = new TaskCompletionSource();
        _client.Before = () => answer.Task;
        var secrets = Secrets("a");
        using var cancel = new CancellationTokenSource();
        var first = secrets.GetAsync("a", cancel.Token).AsTask();
        var second = secrets.GetAsync("a").AsTask();

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult();

        Assert.Equal("1", await second);
    }

    [Fact]
    public async Task GetAsync_NoValue_SaysWhatToTypeAndAsksAgain()
    {
        var secrets = Secrets("a");
        var fault = await Assert.ThrowsAsync<BindingNotFoundException>(() => secrets.GetAsync("a").AsTask());
        Assert.Equal("Secret 'a' has no value in stage 'dev'. Type: set a.", fault.Message);

        _client.Values["a"] = "1";
        Assert.Equal("1", await secrets.GetAsync("a"));
    }

    [Fact]
    public async Task GetAsync_ValueWasRemoved_IsGoneAtTheNextRefresh()
    {
        _client.Values["a"] = "1";
        var secrets = Secrets("a");
        await secrets.GetAsync("a");
        _client.Values.Clear();
        _time.Advance(SecretCache.Lifetime);

        await Assert.ThrowsAsync<BindingNotFoundException>(() => secrets.GetAsync("a").AsTask());
    }

    [Fact]
    public async Task GetAsync_NotNamed_IsRefusedBeforeTheClient()
    {
        _client.Values["b"] = "1";

        var fault = await Assert.ThrowsAsync<BindingNotFoundException>(() => Secrets("a").GetAsync("b").AsTask());

        Assert.Contains("Add \"b\" to its \"secrets\" beside \"a\"", fault.Message, StringComparison.Ordinal);
        Assert.Empty(_client.Calls);
    }

    [Fact]
    public async Task GetAsync_NamesNotKnown_ReadsAny()
    {
        _client.Values["b"] = "1";

        Assert.Equal("1", await new SecretsBinding(Scope, _client, named: null).GetAsync("b"));
    }

    [Fact]
    public async Task GetAsync_ValueTooLarge_IsRefusedWithoutShowingIt()
    {
        _client.Values["a"] = new string('s', BindingLimits.MaxSecretBytes);
        _client.Values["b"] = new string('s', BindingLimits.MaxSecretBytes - 1) + "ü";
        var secrets = Secrets("a", "b");

        Assert.Equal(BindingLimits.MaxSecretBytes, (await secrets.GetAsync("a")).Length);
        var fault = await Assert.ThrowsAsync<BindingLimitException>(() => secrets.GetAsync("b").AsTask());

        Assert.Contains("has a value of 4097 bytes; allowed are 4096", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sss", fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("1a")]
    [InlineData("a_b")]
    [InlineData("a:b")]
    [InlineData("ä")]
    [InlineData("a\n")]
    public async Task GetAsync_BadName_IsRefused(string name) =>
        await Assert.ThrowsAsync<BindingLimitException>(() => Secrets("a").GetAsync(name).AsTask());

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private BindingScope Scope => new("test", "shop", "dev", "app", _services);

    private SecretsBinding Secrets(params string[] named) => new(Scope, _client, named);

    private static string Sorted(string names) => string.Join(',', names.Split(',').Order(StringComparer.Ordinal));
}
