using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.UserSecrets;
using MultiCloud.Hosting.Tests.Support;

namespace MultiCloud.Hosting.Tests.Settings;

/// <summary>Environment variables belong to the process, so each test has names of its own.</summary>
public sealed class ConfigurationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _key = $"K{Guid.NewGuid():N}";

    [Fact]
    public void Sources_AllSayTheSameKey_TheHigherWins()
    {
        var secrets = $"multicloud-test-{_key}";
        var secretsPath = PathHelper.GetSecretsPathFromSecretsId(secrets);
        List<string?> seen = [];
        try
        {
            seen.Add(Read(secrets));
            _folder.Write("appsettings.json", $$"""{ "{{_key}}": "file" }""");
            seen.Add(Read(secrets));
            _folder.Write("appsettings.Development.json", $$"""{ "{{_key}}": "environment's file" }""");
            seen.Add(Read(secrets));
            Directory.CreateDirectory(Path.GetDirectoryName(secretsPath)!);
            File.WriteAllText(secretsPath, $$"""{ "{{_key}}": "secret" }""");
            seen.Add(Read(secrets));
            _folder.Write(StageSettingsReader.FileName, $$"""{ "stages": { "*": { "functions": {}, "environment": { "{{_key}}": "manifest" } } } }""");
            seen.Add(Read(secrets));
            System.Environment.SetEnvironmentVariable(_key, "variable");
            seen.Add(Read(secrets));
            System.Environment.SetEnvironmentVariable($"MULTICLOUD_{_key}", "host variable");
            seen.Add(Read(secrets));
            seen.Add(Read(secrets, $"--{_key}", "command line"));
        }
        finally
        {
            System.Environment.SetEnvironmentVariable(_key, null);
            System.Environment.SetEnvironmentVariable($"MULTICLOUD_{_key}", null);
            if (Directory.Exists(Path.GetDirectoryName(secretsPath)))
            {
                Directory.Delete(Path.GetDirectoryName(secretsPath)!, recursive: true);
            }
        }

        Assert.Equal([null, "file", "environment's file", "secret", "manifest", "variable", "host variable", "command line"], seen);
    }

    [Fact]
    public void UserSecrets_OutsideDevelopment_AreNotRead()
    {
        var builder = new TestTable(new()) { Folder = _folder.Path, Secrets = "x" }.CreateBuilder();

        Assert.DoesNotContain(((IConfigurationBuilder)builder.Configuration).Sources, source => source is JsonFileSource);
        Assert.Equal(_folder.Path, builder.Environment.ContentRootPath);
    }

    [Fact]
    public void HostVariable_WithUnderscores_IsTheOption()
    {
        try
        {
            System.Environment.SetEnvironmentVariable($"MULTICLOUD_{_key}_PORT", "7");
            System.Environment.SetEnvironmentVariable($"MULTICLOUD_{_key}__SUB", "8");
            var configuration = Builder().Configuration;

            Assert.Equal("7", configuration[$"{_key}-port"]);
            Assert.Equal("8", configuration[$"{_key}:sub"]);
        }
        finally
        {
            System.Environment.SetEnvironmentVariable($"MULTICLOUD_{_key}_PORT", null);
            System.Environment.SetEnvironmentVariable($"MULTICLOUD_{_key}__SUB", null);
        }
    }

    [Fact]
    public void BareVariable_NamedLikeAnOption_IsNotOne()
    {
        var before = System.Environment.GetEnvironmentVariable("PORT");
        try
        {
            System.Environment.SetEnvironmentVariable("PORT", "3000");
            Assert.Null(Builder().Configuration["port"]);
            Assert.Equal("4000", Builder("--port", "4000").Configuration["port"]);
        }
        finally
        {
            System.Environment.SetEnvironmentVariable("PORT", before);
        }
    }

    [Fact]
    public async Task BadSettingsFile_IsToldWithItsPathByRunAsync()
    {
        _folder.Write("appsettings.json", "{ \"a\": }");
        var app = Builder().Build();

        var fault = Assert.Throws<InvalidOperationException>(() => app.Services);
        Assert.Contains($"The settings file {Path.Combine(_folder.Path, "appsettings.json")} cannot be read: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains("LineNumber: 0", fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, await app.RunAsync());
    }

    [Fact]
    public void Configuration_AddJsonFile_IsRelativeToTheContentRoot()
    {
        _folder.Write("more.json", """{ "Greeting": "hello" }""");
        var builder = Builder();
        builder.Configuration.AddJsonFile("more.json", optional: false);

        Assert.Equal("hello", builder.Configuration["Greeting"]);
    }

    [Fact]
    public void Configuration_SourceInserted_ReadsFilesAgain()
    {
        _folder.Write("appsettings.json", """{ "Greeting": "hello" }""");
        var builder = Builder();
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new VariablesSource());

        Assert.Equal("hello", builder.Configuration["Greeting"]);
    }

    [Fact]
    public void Environment_NotSet_IsTheHostsDefault() => Assert.Equal("Development", Builder().Environment.EnvironmentName);

    [Theory]
    [InlineData(new string[0], new string[0])]
    [InlineData(new[] { "--verbose" }, new[] { "--verbose=true" })]
    [InlineData(new[] { "--verbose", "--port", "0" }, new[] { "--verbose=true", "--port", "0" })]
    [InlineData(new[] { "--a=b", "--c", "-1", "x=y" }, new[] { "--a=b", "--c", "-1", "x=y" })]
    [InlineData(new[] { "--a", "b", "--c" }, new[] { "--a", "b", "--c=true" })]
    public void Normalize_OptionWithoutValue_IsSwitchedOn(string[] args, string[] expected) => Assert.Equal(expected, CommandLine.Normalize(args));

    [Theory]
    [InlineData("-p=0")]
    [InlineData("-p", "0")]
    [InlineData("-")]
    [InlineData("--")]
    [InlineData("--=x")]
    [InlineData("=x")]
    [InlineData("--port", "0", "")]
    public async Task CommandLine_Malformed_IsToldByRunAsync(params string[] args)
    {
        var malformed = args.Length == 3 ? args[2] : args[0];
        var app = Builder(args).Build();

        var fault = Assert.Throws<InvalidOperationException>(() => app.Services);
        Assert.StartsWith($"The app could not start. The argument '{malformed}' is not an option; allowed are --name value", fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, await app.RunAsync());
    }

    public void Dispose() => _folder.Dispose();

    private FunctionAppBuilder Builder(params string[] args) => new TestTable(new() { DefaultEnvironment = "Development" }) { Folder = _folder.Path }.CreateBuilder(args);

    private string? Read(string secrets, params string[] args) =>
        new TestTable(new() { DefaultEnvironment = "Development" }) { Folder = _folder.Path, Secrets = secrets }.CreateBuilder(args).Configuration[_key];
}
