using System.ComponentModel;
using System.Reflection;
using MultiCloud.Hosting;

namespace MultiCloud;

/// <summary>A function app that can run. <c>Program.cs</c> is optional: without one, the build writes <c>await FunctionApp.CreateBuilder(args).Build().RunAsync()</c>.</summary>
public sealed class FunctionApp : IAsyncDisposable
{
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(30);

    private readonly List<Func<InvocationContext, Func<Task>, Task>> _steps = [];
    private readonly RunnableApp? _app;
    private readonly Exception? _fault;
    private readonly bool _verbose;
    private bool _disposed;

    internal FunctionApp(RunnableApp app, bool verbose)
    {
        _app = app;
        _verbose = verbose;
    }

    internal FunctionApp(Exception fault, bool verbose)
    {
        _fault = fault;
        _verbose = verbose;
    }

    /// <summary>Begins an app made of the functions of the running project.</summary>
    /// <param name="args">The command line: configuration as <c>--key value</c>, and the host's options.</param>
    public static FunctionAppBuilder CreateBuilder(string[] args) =>
        AppTakeover.Current?.CreateBuilder() ?? new(args, static () => TableRegistry.Find(Assembly.GetEntryAssembly()), AppContext.BaseDirectory);

    /// <summary>Called by generated code when its assembly is loaded.</summary>
    /// <param name="assembly">The app's assembly.</param>
    /// <param name="table">Makes the app's table.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Register(Assembly assembly, Func<FunctionTable> table) => TableRegistry.Add(assembly, table);

    /// <summary>Set when a test runs this app.</summary>
    internal AppTakeover? Takeover { get; init; }

    /// <summary>The app's services.</summary>
    public IServiceProvider Services => App.Services;

    private RunnableApp App => _app ?? throw new InvalidOperationException(StartFailure.Describe(_fault!, verbose: false), _fault);

    /// <summary>Adds a step around every invocation of every trigger kind. Steps run in the order added.</summary>
    /// <param name="step">Gets the context and the next step.</param>
    /// <returns>This app.</returns>
    public FunctionApp Use(Func<InvocationContext, Func<Task>, Task> step)
    {
        _steps.Add(step);
        return this;
    }

    /// <summary>Runs until the process is asked to stop.</summary>
    /// <param name="cancellationToken">Also stops it.</param>
    /// <returns>The exit code: 0 after a clean stop, 1 when the app could not start.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken = default)
    {
        if (Takeover is not null)
        {
            return await Takeover.RunAsync(this);
        }

        var code = _app is null ? await FailAsync(_fault!) : await RunAsync(_app, cancellationToken);

        // For a Program.cs that does not return the code.
        Environment.ExitCode = code;
        return code;
    }

    /// <summary>Starts without waiting for the end; for tests.</summary>
    /// <param name="cancellationToken">Stops the start.</param>
    public Task StartAsync(CancellationToken cancellationToken = default) => App.StartAsync([.. _steps], cancellationToken);

    /// <summary>Stops what <see cref="StartAsync"/> started.</summary>
    /// <param name="cancellationToken">Cancelled when waiting must end.</param>
    public Task StopAsync(CancellationToken cancellationToken = default) => App.StopAsync(cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_disposed && _app is not null)
        {
            _disposed = true;
            await _app.DisposeAsync();
        }
    }

    private async Task<int> RunAsync(RunnableApp app, CancellationToken cancellationToken)
    {
        using var signals = new StopSignals(app.Lifetime);
        await using var outer = cancellationToken.UnsafeRegister(static lifetime => ((AppLifetime)lifetime!).StopApplication(), app.Lifetime);
        Exception? startFault = null;
        try
        {
            await StartAsync(app.Lifetime.ApplicationStopping);
            await app.Lifetime.WaitForStopAsync();
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Asked to stop while starting.
        }
        catch (Exception e)
        {
            startFault = e;
        }

        var isClean = await DrainAsync(app);
        if (startFault is not null)
        {
            return await FailAsync(startFault);
        }

        var code = isClean && !app.HasBackgroundFailure ? 0 : 1;
        await DisposeAsync();
        return code;
    }

    private static async Task<bool> DrainAsync(RunnableApp app)
    {
        using var drain = new CancellationTokenSource(DrainTime, app.Time);
        try
        {
            await app.StopAsync(drain.Token);
            return true;
        }
        catch (Exception e)
        {
            AppLog.StopFailed(AppLog.Of(app.Services), e);
            return false;
        }
    }

    private async Task<int> FailAsync(Exception fault)
    {
        // Log lines first: the message stands at the end, where it is seen.
        await DisposeAsync();
        await Console.Error.WriteLineAsync(StartFailure.Describe(fault, _verbose));
        return 1;
    }
}
