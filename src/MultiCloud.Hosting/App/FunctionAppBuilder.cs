using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MultiCloud;

/// <summary>What can be set before an app is built.</summary>
public sealed class FunctionAppBuilder
{
    /// <summary>
    /// Lowest first: appsettings.json, appsettings.{Environment}.json, user secrets (local, Development), environment variables, command line.
    /// Files are read once, at start.
    /// </summary>
    public ConfigurationManager Configuration => throw new NotImplementedException();

    /// <summary>The app's services.</summary>
    public IServiceCollection Services => throw new NotImplementedException();

    /// <summary>The app's logging.</summary>
    public ILoggingBuilder Logging => throw new NotImplementedException();

    /// <summary>Environment name and content root.</summary>
    public IHostEnvironment Environment => throw new NotImplementedException();

    /// <summary>Builds the app.</summary>
    public FunctionApp Build() => throw new NotImplementedException();
}
