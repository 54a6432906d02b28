using System.ComponentModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MultiCloud.Hosting;

/// <summary>One target's half that runs beside the functions: it turns wire bytes into neutral events, calls the invoker, and turns outcomes into wire bytes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IFunctionHost : IAsyncDisposable
{
    /// <summary>The target's name, for example <c>local</c>.</summary>
    string Target { get; }

    /// <summary>The default of <c>IHostEnvironment.EnvironmentName</c>: Development locally, Production in a cloud.</summary>
    string DefaultEnvironment { get; }

    /// <summary>
    /// Adds the host's own services before the app's: <see cref="IBindingClients"/>, which is made when the app is built and used from then on, log providers, clocks.
    /// </summary>
    /// <param name="services">The app's services.</param>
    /// <param name="configuration">The app's configuration.</param>
    void ConfigureServices(IServiceCollection services, IConfiguration configuration);

    /// <summary>Begins to accept events. Called after the app's hosted services have started.</summary>
    /// <param name="runtime">What the host runs.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="StartupException">The host cannot start; the message is for the user.</exception>
    Task StartAsync(FunctionRuntime runtime, CancellationToken cancellationToken);

    /// <summary>Accepts nothing more and waits for what is in flight. Called before the app's hosted services stop.</summary>
    /// <param name="cancellationToken">Cancelled when waiting must end.</param>
    Task StopAsync(CancellationToken cancellationToken);
}

/// <summary>What a host runs.</summary>
/// <param name="App">The app's name.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Functions">The functions with their effective settings.</param>
/// <param name="Table">The app as compiled.</param>
/// <param name="Cors">Cross-origin rules of http functions; null for none.</param>
/// <param name="Invoker">Runs invocations.</param>
/// <param name="Services">The app's services.</param>
public sealed record FunctionRuntime(
    string App,
    string Stage,
    IReadOnlyList<FunctionDescriptor> Functions,
    FunctionTable Table,
    CorsSettings? Cors,
    FunctionInvoker Invoker,
    IServiceProvider Services);

/// <summary>Cross-origin rules, from <c>http.cors</c> of <c>multicloud.json</c>.</summary>
/// <param name="Origins">Allowed origins, or <c>*</c>.</param>
/// <param name="Methods">Allowed methods; empty for those of the route.</param>
/// <param name="Headers">Allowed request headers; empty for those asked for.</param>
/// <param name="Credentials">Whether cookies may be sent; not with <c>*</c>.</param>
/// <param name="MaxAgeSeconds">How long a browser may remember the answer.</param>
public sealed record CorsSettings(IReadOnlyList<string> Origins, IReadOnlyList<string> Methods, IReadOnlyList<string> Headers, bool Credentials, int MaxAgeSeconds);

/// <summary>The app cannot start, for a reason the user can mend. Shown as one message without a stack trace; the exit code is 1.</summary>
/// <param name="message">The subject, what was found, what is allowed, and what to do.</param>
/// <param name="inner">The cause, shown with <c>--verbose</c>.</param>
public sealed class StartupException(string message, Exception? inner = null) : Exception(message, inner);
