using Microsoft.Extensions.Configuration;
using MultiCloud.Local.Secrets;

namespace MultiCloud.Local.Tests.Secrets;

public sealed class LocalSecretsTests
{
    [Fact]
    public async Task GetAsync_ConfigurationHasSome_GivesThose()
    {
        var secrets = Create(("Secrets:plain", "1"), ("Secrets:with-dash", "2"), ("Secrets:from_shell", "3"), ("Secrets:empty", ""), ("other", "4"));

        var values = await secrets.GetAsync(["plain", "with-dash", "from-shell", "empty", "other", "missing"], TestContext.Current.CancellationToken);

        Assert.Equal([("from-shell", "3"), ("plain", "1"), ("with-dash", "2")], values.Select(each => (each.Key, each.Value)).Order());
    }

    [Fact]
    public void Find_DashAndUnderscore_TakesTheExactName() =>
        Assert.Equal("exact", Create(("Secrets:a-b", "exact"), ("Secrets:a_b", "other")).Find("a-b"));

    [Theory]
    [InlineData(true, "Type: dotnet user-secrets set \"Secrets:a-b\" \"<value>\" --project \"/src/My Shop\" and start the app again; or set the environment variable Secrets__a_b.")]
    [InlineData(false, "Type: dotnet user-secrets init --project \"/src/My Shop\" && dotnet user-secrets set \"Secrets:a-b\" \"<value>\" --project \"/src/My Shop\" and start")]
    public void HowToSet_Secret_IsTheCommandToType(bool hasUserSecrets, string expected) =>
        Assert.StartsWith(expected, new LocalSecrets(new ConfigurationBuilder().Build(), "/src/My Shop", hasUserSecrets).HowToSet("a-b"), StringComparison.Ordinal);

    private static LocalSecrets Create(params (string Key, string Value)[] settings) => new(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(each => KeyValuePair.Create(each.Key, (string?)each.Value))).Build(), null, true);
}
