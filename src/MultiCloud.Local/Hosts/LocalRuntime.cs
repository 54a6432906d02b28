using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MultiCloud.Hosting;
using MultiCloud.Hosting.Http;
using MultiCloud.Local.Admin;
using MultiCloud.Local.Buckets;
using MultiCloud.Local.Faults;
using MultiCloud.Local.Observing;
using MultiCloud.Local.Schedules;
using MultiCloud.Local.Store;

namespace MultiCloud.Local;

/// <summary>The functions of an app while they run here.</summary>
internal sealed class LocalRuntime : IAsyncDisposable
{
    /// <summary>In one process more workers than this do not help.</summary>
    private const int MaxWorkersPerUnit = 20;

    /// <summary>How long invocations that were told to end get to notice.</summary>
    private static readonly TimeSpan LastGrace = TimeSpan.FromSeconds(2);

    private readonly FunctionRuntime _runtime;
    private readonly LocalParts _parts;
    private readonly Dictionary<string, FunctionState> _functions;
    private readonly Dictionary<string, TimerLoop> _timers;
    private readonly List<FunctionPump> _pumps = [];
    private readonly List<Task> _loops = [];
    private readonly CancellationTokenSource _receiving = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly string _token = RandomNumberGenerator.GetHexString(64, lowercase: true);
    private HttpFront? _front;
    private HttpFront? _admin;
    private int _answering;
    private DateTimeOffset _started;
    private bool _isAnnounced;
    private bool _isEnded;

    public LocalRuntime(FunctionRuntime runtime, LocalParts parts)
    {
        _runtime = runtime;
        _parts = parts;
        _functions = runtime.Functions.ToDictionary(function => function.Name, function => new FunctionState(function, parts.Log), StringComparer.Ordinal);
        _timers = _functions.Values.Where(state => state.Function.Trigger is TimerFunctionTrigger).ToDictionary(state => state.Function.Name, Timer, StringComparer.Ordinal);
        parts.Direct = new DirectCalls(runtime.Invoker, _functions, _stopping.Token);
    }

    private Lull? Lull => _parts.Bench?.Lull;

    private bool NeedsStore => _runtime.Table.Bindings.Count > 0 || _runtime.Functions.Any(function => function.Trigger.Kind is not (TriggerKind.Http or TriggerKind.Direct));

    /// <summary>Serves http first; the store opens meanwhile.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var opening = NeedsStore ? _parts.Stores.OpenAsync() : null;
        var loggers = _runtime.Services.GetRequiredService<ILoggerFactory>();
        loggers.AddProvider(new LogLines(_parts.Events, _parts.Time));
        _started = _parts.Time.GetUtcNow();
        _front = await HttpFront.StartAsync(FrontOptions(loggers), cancellationToken);
        _parts.Buckets.Links.Front = _front.Url;
        _admin = await HttpFront.StartAsync(AdminOptions(loggers), cancellationToken);
        if (opening is not null) await RunStoredAsync(opening, cancellationToken);

        if (_parts.Bench is null) await AnnounceAsync(_front.Url, _admin.Url);
    }

    /// <summary>What still runs or waits to run now, told in words; empty when nothing is left to do until the clock moves.</summary>
    public IReadOnlyList<string> Busy()
    {
        var busy = new List<string>();
        foreach (var pump in _pumps)
        {
            // In this order: a message that is taken between the two looks is seen as running.
            var waiting = pump.Waiting;
            var running = pump.Running;
            var name = pump.State.Function.Name;
            if (running > 0) busy.Add($"'{name}' runs");
            else if (waiting > 0) busy.Add($"'{name}' has {waiting} messages waiting{(pump.State.IsPaused ? ", and is paused: an invocation of it runs past its deadline" : "")}");
        }

        busy.AddRange(_timers.Values.Where(timer => !timer.Sleeps).Select(timer => $"timer '{timer.Function}' runs"));
        if (_answering > 0) busy.Add($"{_answering} http requests are being answered");
        return busy;
    }

    /// <summary>Runs a timer function for a tick.</summary>
    public Task<InvocationResult> FireAsync(string function, DateTimeOffset scheduled, CancellationToken cancellationToken) =>
        _timers.TryGetValue(function, out var timer)
            ? timer.FireAsync(scheduled, cancellationToken, _stopping.Token)
            : throw new BindingNotFoundException(LocalHost.TargetName, function, $"There is no timer function '{function}'. Timer functions of this app: {string.Join(", ", _timers.Keys.DefaultIfEmpty("none"))}.");

    private async Task AnnounceAsync(Uri front, Uri admin)
    {
        var about = new RunFile(Environment.ProcessId, _runtime.Stage, Text(front), Text(admin), _token);
        about.Write(_parts.Options.StoreRoot);
        _isAnnounced = true;
        await Console.Out.WriteLineAsync(Banner.Text(_runtime, about, _parts.Options.Chaos));
        foreach (var secret in (BindingScope.Of(_runtime.Services).Secrets ?? []).Where(name => _parts.Secrets.Find(name) is null))
            LocalLog.SecretMissing(_parts.Log, secret, _parts.Secrets.HowToSet(secret));
    }

    /// <summary>Takes nothing more, and waits for what runs until told to end it.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Withdraw();
        await _receiving.CancelAsync();
        var front = _front?.StopAsync(cancellationToken) ?? Task.CompletedTask;
        await Task.WhenAll([front, .. _loops, .. _pumps.Select(pump => pump.DrainAsync())]).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _stopping.CancelAsync();
        await EndAsync();
        _isEnded = true;
        _parts.Events.Close();
        await (_admin?.StopAsync(cancellationToken) ?? Task.CompletedTask);
    }

    /// <summary>Ends what runs at once, unless <see cref="StopAsync"/> was called before: after a start that failed late, or by a test.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_isEnded)
        {
            Withdraw();
            await _receiving.CancelAsync();
            await _stopping.CancelAsync();
            await EndAsync();
        }

        _parts.Events.Close();

        if (_front is not null) await _front.DisposeAsync();
        if (_admin is not null) await _admin.DisposeAsync();
        foreach (var timer in _timers.Values) timer.Dispose();
        _receiving.Dispose();
        _stopping.Dispose();
    }

    private void Withdraw()
    {
        if (_isAnnounced) RunFile.Delete(_parts.Options.StoreRoot);
    }

    /// <summary>Waits a little for invocations that have just been told to end, so that their messages are given back.</summary>
    private async Task EndAsync()
    {
        var ended = Task.WhenAll([.. _loops, .. _pumps.Select(pump => pump.DrainAsync())]);
        try
        {
            await ended.WaitAsync(LastGrace, _parts.Time);
        }
        catch (TimeoutException)
        {
            LocalLog.DrainEnded(_parts.Log, _pumps.Sum(pump => pump.Running));
        }
    }

    private async Task RunStoredAsync(Task<LocalStore> opening, CancellationToken cancellationToken)
    {
        try
        {
            var store = await opening.WaitAsync(cancellationToken);
            StartPumps(store);
        }
        catch (StoreException failure)
        {
            throw new StartupException(failure.Message, failure);
        }

        _loops.AddRange(_timers.Values.Select(timer => Task.Run(() => timer.RunAsync(_receiving.Token, _stopping.Token), CancellationToken.None)));
    }

    private void StartPumps(LocalStore store)
    {
        foreach (var unit in _functions.Values.GroupBy(state => state.Function.Settings.Unit, StringComparer.Ordinal))
        {
            var workers = unit.Max(state => Math.Min((long)state.Function.Settings.MaxInstances * state.Function.Settings.Concurrency, MaxWorkersPerUnit));
            var slots = new SemaphoreSlim((int)workers);
            foreach (var state in unit)
            {
                if (Subscriptions.InboxOf(state.Function) is not { } inbox) continue;
                var pump = new FunctionPump(state, store.Queue(inbox), slots, _runtime.Invoker, Chaos(state), _parts.Events, _parts.Time, _parts.Log, Lull);
                _pumps.Add(pump);
                _loops.Add(Task.Run(() => pump.RunAsync(_receiving.Token, _stopping.Token), CancellationToken.None));
            }
        }
    }

    private FunctionChaos? Chaos(FunctionState state) => _parts.Options.Chaos is { } spec ? new FunctionChaos(spec, state.Function) : null;

    private TimerLoop Timer(FunctionState state)
    {
        var schedule = TimerSchedule.Of(state.Function.Name, (TimerFunctionTrigger)state.Function.Trigger);
        return new TimerLoop(state, schedule, _parts.Stores, _runtime.Invoker, _parts.Time, _parts.Log, Lull);
    }

    private HttpFrontOptions FrontOptions(ILoggerFactory loggers)
    {
        var functions = new HttpFunctions(_runtime, _functions, new ObjectEndpoint(_parts.Buckets.Links, _parts.Bindings.Bucket));
        return new HttpFrontOptions { Port = _parts.Options.Port, AllowedHosts = _parts.Options.AllowedHosts, Handler = Lull is null ? functions.AnswerAsync : Counted(functions.AnswerAsync), LoggerFactory = loggers, Memory = _parts.Bench?.Front };
    }

    private HttpFrontOptions AdminOptions(ILoggerFactory loggers)
    {
        var scope = _runtime.Services.GetRequiredService<BindingScope>();
        var app = new AdminContext(_runtime, _parts, _functions, _timers, name => new CheckedBucket(scope, name, _parts.Bindings.Bucket(name)), _front!.Url, _started, _stopping.Token);
        return new HttpFrontOptions
        {
            Port = _parts.Options.AdminPort,
            PortOption = "--admin-port",
            AllowedHosts = [.. _parts.Options.AllowedHosts.Where(name => name != "*")],
            Limits = ObjectEndpoint.Limits,
            Handler = new AdminApi(app, _token).AnswerAsync,
            LoggerFactory = loggers,
            Memory = _parts.Bench?.Admin,
        };
    }

    private Func<HttpExchange, CancellationToken, ValueTask> Counted(Func<HttpExchange, CancellationToken, ValueTask> answer) => async (exchange, clientGone) =>
    {
        Interlocked.Increment(ref _answering);
        try
        {
            await answer(exchange, clientGone);
        }
        finally
        {
            Interlocked.Decrement(ref _answering);
            Lull!.Tell();
        }
    };

    private static string Text(Uri url) => url.GetLeftPart(UriPartial.Authority);
}
