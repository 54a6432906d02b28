using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Configuration.UserSecrets;
using Microsoft.Extensions.Hosting;

namespace MultiCloud.Hosting;

/// <summary>Where the app's configuration comes from. Files that do not exist cost one look; none is watched.</summary>
internal static class AppConfiguration
{
    internal const string VerboseOption = "verbose";

    private const string StageOption = "stage";
    private const string UnitOption = "unit";
    private const string DefaultStage = "dev";

    /// <summary>What is known before any file is read: the host's variables and the command line.</summary>
    internal static IConfigurationRoot Options(string[] args) =>
        new ConfigurationRoot([new HostVariablesSource().Build(null!), new CommandLineConfigurationProvider(args)]);

    /// <summary>The stage that runs.</summary>
    internal static string Stage(IConfiguration options)
    {
        var stage = options[StageOption] ?? DefaultStage;
        return IsName(stage)
            ? stage
            : throw new StartupException(
                $"The stage '{stage}' is not a name: expected a lower-case letter, then at most 39 lower-case letters, digits and dashes, for example --stage dev.");
    }

    /// <summary>The unit this instance runs, where the platform runs units apart.</summary>
    internal static string Unit(IConfiguration options) => options[UnitOption] ?? "app";

    /// <summary>Adds every source, lowest first.</summary>
    /// <returns>The first fault, or null; the other sources are there all the same.</returns>
    internal static Exception? AddSources(
        ConfigurationManager configuration,
        IHostEnvironment environment,
        string? userSecretsId,
        IReadOnlyDictionary<string, string?> stageEnvironment,
        string[] args)
    {
        Exception? fault = null;
        ((IConfigurationBuilder)configuration).SetFileProvider(environment.ContentRootFileProvider);
        AddFile(Path.Combine(environment.ContentRootPath, "appsettings.json"));
        AddFile(Path.Combine(environment.ContentRootPath, $"appsettings.{environment.EnvironmentName}.json"));
        if (userSecretsId is not null && environment.IsDevelopment())
        {
            AddFile(PathHelper.GetSecretsPathFromSecretsId(userSecretsId));
        }

        if (stageEnvironment.Count > 0)
        {
            Add(new MemoryConfigurationSource { InitialData = stageEnvironment.Select(v => KeyValuePair.Create(v.Key.Replace("__", ":", StringComparison.Ordinal), v.Value)) });
        }

        Add(new VariablesSource());
        Add(new HostVariablesSource());
        Add(new CommandLineConfigurationSource { Args = args });
        return fault;

        void AddFile(string path)
        {
            if (File.Exists(path))
            {
                Add(new JsonFileSource(path));
            }
        }

        void Add(IConfigurationSource source)
        {
            try
            {
                ((IConfigurationBuilder)configuration).Add(source);
            }
            catch (StartupException e)
            {
                fault ??= e;
            }
        }
    }

    private static bool IsName(string name)
    {
        if (name.Length is 0 or > 40 || !char.IsAsciiLetterLower(name[0]))
        {
            return false;
        }

        foreach (var c in name)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')
            {
                return false;
            }
        }

        return true;
    }
}
