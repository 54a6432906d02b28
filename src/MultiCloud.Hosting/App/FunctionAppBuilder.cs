using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MultiCloud.Hosting;

namespace MultiCloud;

/// <summary>What can be set before an app is built.</summary>
public sealed class FunctionAppBuilder
{
    private readonly FunctionTable? _table;
    private readonly IFunctionHost? _host;
    private readonly StageSettings _settings = StageSettings.None;
    private readonly string _stage = "";
    private readonly bool _verbose;

    /// <summary>What went wrong is told by RunAsync, so that a Program.cs shows one message too and not a stack trace.</summary>
    private readonly Exception? _fault;

    private readonly AppTakeover? _takeover;

    internal FunctionAppBuilder(string[] args, Func<FunctionTable> find, string folder, AppTakeover? takeover = null)
    {
        _takeover = takeover;
        try
        {
            args = CommandLine.Normalize(args);
        }
        catch (StartupException e)
        {
            (_fault, args) = (e, []);
        }

        var options = AppConfiguration.Options(args);
        _verbose = IsOn(options[AppConfiguration.VerboseOption]);
        Logging = new LoggingBuilder(Services);
        try
        {
            _stage = AppConfiguration.Stage(options);
            _settings = StageSettingsReader.Read(folder, _stage);
            _table = find();
            _host = takeover?.Host ?? _table.CreateHost();
        }
        catch (Exception e)
        {
            _fault ??= e;
        }

        Environment = CreateEnvironment(folder);
        _fault ??= AppConfiguration.AddSources(Configuration, Environment, _table?.UserSecretsId, _settings.Environment, args);
        AddServices(AppConfiguration.Unit(options));
    }

    /// <summary>
    /// Lowest first: appsettings.json, appsettings.{Environment}.json, user secrets (local, Development), environment variables, command line.
    /// Files are read once, at start.
    /// </summary>
    public ConfigurationManager Configuration { get; } = new();

    /// <summary>The app's services.</summary>
    public IServiceCollection Services { get; } = new ServiceCollection();

    /// <summary>The app's logging.</summary>
    public ILoggingBuilder Logging { get; }

    /// <summary>Environment name and content root.</summary>
    public IHostEnvironment Environment { get; }

    /// <summary>Builds the app.</summary>
    public FunctionApp Build()
    {
        if (_fault is not null || _table is null || _host is null)
        {
            return new(_fault!, _verbose) { Takeover = _takeover };
        }

        try
        {
            _takeover?.Configure(this);
            var isDevelopment = Environment.IsDevelopment();
            var provider = Services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = isDevelopment, ValidateOnBuild = isDevelopment });

            // Here, so that options of the host that are not valid are told before the app's code meets them.
            _ = provider.GetService<IBindingClients>();
            return new(new RunnableApp(_table, _host, _stage, _settings, provider), _verbose) { Takeover = _takeover };
        }
        catch (Exception e)
        {
            return new(e, _verbose) { Takeover = _takeover };
        }
    }

    private AppEnvironment CreateEnvironment(string folder)
    {
        var name = Variable("DOTNET_ENVIRONMENT") ?? Variable("ASPNETCORE_ENVIRONMENT") ?? _host?.DefaultEnvironment ?? Environments.Production;
        var root = _table?.ProjectDirectory is { } project && Directory.Exists(project) ? project : folder;
        return new(name, _table?.GetType().Assembly.GetName().Name ?? "", root);
    }

    private string? Variable(string name)
    {
        var value = System.Environment.GetEnvironmentVariable(name) ?? _settings.Environment.GetValueOrDefault(name);
        return string.IsNullOrEmpty(value) ? null : value;
    }

    private void AddServices(string unit)
    {
        Services.AddSingleton<IConfiguration>(Configuration);
        Services.AddSingleton(Environment);
        Services.AddSingleton<AppLifetime>(static services => new(() => AppLog.Of(services)));
        Services.AddSingleton<IHostApplicationLifetime>(static services => services.GetRequiredService<AppLifetime>());
        Services.AddLogging(logging => logging.AddConfiguration(Configuration.GetSection("Logging")));
        if (_verbose)
        {
            Logging.AddFilter("MultiCloud", LogLevel.Debug);
        }

        if (_table is not null && _host is not null)
        {
            var (table, host, stage, secrets) = (_table, _host, _stage, _settings.Secrets);
            Services.AddSingleton(table);
            Services.AddSingleton(new JsonTypes(table.JsonTypes));
            Services.AddSingleton(services => new BindingScope(host.Target, table.App, stage, unit, services) { Secrets = secrets });
            host.ConfigureServices(Services, Configuration);
            table.AddBindings(Services);
        }

        Services.TryAddSingleton(TimeProvider.System);
        if (!Services.Any(static service => service.ServiceType == typeof(ILoggerProvider)))
        {
            ConsoleLoggerProvider.Add(Services);
        }
    }

    private static bool IsOn(string? option) => option is not null && !option.Equals("false", StringComparison.OrdinalIgnoreCase) && option != "0";

    private sealed class LoggingBuilder(IServiceCollection services) : ILoggingBuilder
    {
        public IServiceCollection Services => services;
    }
}
