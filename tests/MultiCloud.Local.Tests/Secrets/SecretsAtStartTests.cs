using MultiCloud.Local.Tests.Hosts;

namespace MultiCloud.Local.Tests.Secrets;

public sealed class SecretsAtStartTests
{
    [Fact]
    public async Task Start_NamedSecretWithoutValue_WarnsAndSaysWhatToType()
    {
        await using var app = await RunningApp.StartAsync();
        Assert.Empty(app.Warnings);
        await app.StopAsync();
        await File.WriteAllTextAsync(
            Path.Combine(app.Folder, "multicloud.settings.json"),
            """{ "stages": { "*": { "functions": {}, "secrets": ["mail-key", "set-key"] } } }""",
            TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(app.Folder, "appsettings.json"), """{ "Secrets": { "set-key": "hush" } }""", TestContext.Current.CancellationToken);

        await app.StartAsync();

        var warning = Assert.Single(app.Warnings);
        Assert.StartsWith("SecretMissing: Secret 'mail-key' has no value", warning, StringComparison.Ordinal);
        Assert.Contains("dotnet user-secrets set \"Secrets:mail-key\"", warning, StringComparison.Ordinal);
    }
}
