using MultiCloud.Hosting.Tests.Support;

namespace MultiCloud.Hosting.Tests.Settings;

public sealed class StageSettingsTests : IDisposable
{
    private const string Text = """
        { "app": "shop", "target": "local",
          "stages": {
            "*": {
              "functions": { "orders-fulfil": { "unit": "work", "timeoutSeconds": 60, "memoryMb": 512, "concurrency": 3, "maxInstances": 4,
                                                 "minInstances": 1, "maxAttempts": 7, "batchSize": 2, "access": "public" } },
              "cors": null, "environment": { "GREETING": "hello" }, "secrets": ["mail-key"] },
            "prod": {
              "functions": {},
              "cors": { "origins": ["https://shop.example"], "methods": ["GET"], "headers": ["x-a"], "credentials": true, "maxAgeSeconds": 600 },
              "environment": {} } } }
        """;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Read_StageNotListed_HasTheValuesOfAnyStage()
    {
        _folder.Write(StageSettingsReader.FileName, Text);
        var settings = StageSettingsReader.Read(_folder.Path, "dev");

        var function = Assert.Single(settings.Apply([TestInvoker.Queue(_ => default, batch: true)]));
        Assert.Equal(
            new()
            {
                Unit = "work",
                Timeout = TimeSpan.FromSeconds(60),
                MemoryMb = 512,
                Concurrency = 3,
                MaxInstances = 4,
                MinInstances = 1,
                MaxAttempts = 7,
                BatchSize = 2,
                Access = HttpAccess.Public,
            },
            function.Settings);
        Assert.True(function.Batch);
        Assert.NotNull(function.Event);
        Assert.Equal("Shop.Orders.Fulfil", function.Handler);
        Assert.Null(settings.Cors);
        Assert.Equal("hello", settings.Environment["greeting"]);
        Assert.Equal(["mail-key"], settings.Secrets);
    }

    [Fact]
    public void Read_StageListed_HasItsOwnValues()
    {
        _folder.Write(StageSettingsReader.FileName, Text);
        var settings = StageSettingsReader.Read(_folder.Path, "prod");
        var function = TestInvoker.Queue(_ => default);

        Assert.Same(function, Assert.Single(settings.Apply([function])));
        Assert.Equal(["https://shop.example"], settings.Cors!.Origins);
        Assert.Equal((true, 600), (settings.Cors.Credentials, settings.Cors.MaxAgeSeconds));
        Assert.Empty(settings.Environment);
        Assert.Null(settings.Secrets);
    }

    [Fact]
    public void Read_NoFile_LeavesFunctionsAsTheyAre()
    {
        var functions = new[] { TestInvoker.Queue(_ => default) };

        Assert.Same(functions, StageSettingsReader.Read(_folder.Path, "dev").Apply(functions));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{ "stages": { "*": { "functions": { "a": {} } } } }""")]
    [InlineData("""{ "stages": { "*": { "functions": { "a": { "unit": 7 } } } } }""")]
    public void Read_FileThatIsNotWhatTheBuildWrites_IsToldWithItsPath(string text)
    {
        _folder.Write(StageSettingsReader.FileName, text);

        var fault = Assert.Throws<StartupException>(() => StageSettingsReader.Read(_folder.Path, "dev"));
        Assert.StartsWith(Path.Combine(_folder.Path, StageSettingsReader.FileName), fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
