namespace MultiCloud.Conformance;

public abstract class SecretSuite(TargetFixture fixture) : ConformanceSuite(fixture)
{
    [Case("secret.value", "A secret is the text that was set, character by character")]
    public async Task Get_Secret_IsWhatWasSet()
    {
        Assert.Equal(GivenSecrets.Plain.Value, (await ReadAsync(GivenSecrets.Plain.Name)).Value);
        Assert.Equal(GivenSecrets.Odd.Value, (await ReadAsync(GivenSecrets.Odd.Name)).Value);
    }

    [Case("secret.at-once", "Many reads at once all get the value")]
    public async Task Get_AtOnce_AllGetIt()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ReadAsync(GivenSecrets.Plain.Name)));
        Assert.All(answers, answer => Assert.Equal(GivenSecrets.Plain.Value, answer.Value));
    }

    [Case("secret.unset", "A secret without a value is BindingNotFoundException, which names it and says how to set it")]
    public async Task Get_Unset_IsToldHowToSet()
    {
        var answer = await ReadAsync("unset-secret");
        Assert.Equal(nameof(BindingNotFoundException), answer.Error);
        Assert.Contains("'unset-secret' has no value", answer.Message, StringComparison.Ordinal);
        Assert.Contains("Type: ", answer.Message, StringComparison.Ordinal);
    }

    [Case("secret.not-named", "A secret that multicloud.json does not name is not read, and the error says where to name it")]
    public async Task Get_NotNamed_IsRefused()
    {
        var answer = await ReadAsync("another-secret");
        Assert.Equal(nameof(BindingNotFoundException), answer.Error);
        Assert.Contains("\"another-secret\"", answer.Message, StringComparison.Ordinal);
        Assert.Contains("multicloud.json", answer.Message, StringComparison.Ordinal);
    }

    [Case("secret.name-limits", "A name that some cloud would refuse is BindingLimitException")]
    public async Task Get_BadName_IsRefused()
    {
        foreach (var name in (string[])["", "Plain-secret", "1st", "-a", "a_b", "a.b", "a:b", "a/../b", "grüße", new string('n', 64), "plain-secret\n"])
            Assert.Equal(nameof(BindingLimitException), (await ReadAsync(name)).Error);
    }

    [Case("secret.not-logged", "No log line has the value of a secret, also when a function fails after reading it")]
    public async Task Get_AndFail_LogsNoValue()
    {
        Needs(Capability.Logs);
        await ReadAsync(GivenSecrets.Plain.Name);
        using var failed = await Http.GetAsync(new Uri($"/secret/fail?name={GivenSecrets.Plain.Name}", UriKind.Relative));
        await failed.ProblemAsync(500);
        await Ledger.UntilAsync(
            async () => (await Target.GetLogAsync()).Contains($"after a secret of {GivenSecrets.Plain.Value.Length} characters", StringComparison.Ordinal),
            () => "the failure in the log");
        var log = await Target.GetLogAsync();
        Assert.DoesNotContain(GivenSecrets.Plain.Value, log, StringComparison.Ordinal);
        Assert.DoesNotContain(GivenSecrets.Odd.Value, log, StringComparison.Ordinal);
    }

    private Task<SecretAnswer> ReadAsync(string name) => Http.JsonAsync<SecretAnswer>($"/secret?name={Uri.EscapeDataString(name)}");
}
