using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using MultiCloud.Hosting;
using MultiCloud.Local;

namespace MultiCloud.Testing;

/// <summary>
/// A function app inside a test: its own Program.cs on the local runtime, without sockets, with an empty store of its own and a clock that only the test
/// moves. Everything that happens by itself in an app (deliveries, retries, timers) has happened when <see cref="DrainAsync"/> or
/// <see cref="AdvanceAsync"/> returns.
/// </summary>
public sealed class TestApp : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestHost _host;
    private readonly TestClock _clock;
    private readonly ProgramRun _program;
    private readonly FunctionApp _app;
    private readonly Lazy<HttpClient> _http;

    private TestApp(TestHost host, TestClock clock, ProgramRun program, FunctionApp app)
    {
        (_host, _clock, _program, _app) = (host, clock, program, app);
        _http = new Lazy<HttpClient>(host.Bench.Front.CreateClient);
    }

    /// <summary>Starts the app that a type belongs to.</summary>
    /// <typeparam name="T">Any type of the project that has the functions.</typeparam>
    /// <param name="configure">Called after Program.cs registered its services: replaces services, sets configuration.</param>
    /// <param name="arguments">The command line, for example <c>--stage prod</c>.</param>
    /// <returns>The app; it has started.</returns>
    /// <exception cref="InvalidOperationException">The app cannot start; the message says why.</exception>
    public static async Task<TestApp> StartAsync<T>(Action<FunctionAppBuilder>? configure = null, params string[] arguments)
    {
        var (host, clock, program) = (new TestHost(), new TestClock(Start), new ProgramRun());
        FunctionApp? app = null;
        try
        {
            app = await program.BeginAsync(typeof(T).Assembly, arguments, host, builder =>
            {
                builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
                configure?.Invoke(builder);
            });
            await app.StartAsync();
            var started = new TestApp(host, clock, program, app);
            await started.DrainAsync();
            return started;
        }
        catch
        {
            await EndAsync(host, program, app);
            throw;
        }
    }

    /// <summary>The app's services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Calls the app's http functions. Follows no redirects and keeps no cookies.</summary>
    public HttpClient Http => _http.Value;

    /// <summary>
    /// The app's <see cref="TimeProvider"/>, which begins at 2030-01-01T00:00:00Z. Moved by <see cref="AdvanceAsync"/>; moved directly it jumps, as when a
    /// machine slept, and nothing is waited for: that is how a running function meets its deadline.
    /// </summary>
    public FakeTimeProvider Clock => _clock;

    /// <summary>What the app logged so far, in order.</summary>
    public IReadOnlyList<LoggedEntry> Logs => _host.Logs.Entries;

    /// <summary>Messages that will not be tried again, oldest first.</summary>
    public IReadOnlyList<DeadLetter> DeadLetters =>
        [.. new Local.Queues.DeadLetters(Store).All().Select(letter => new DeadLetter(letter.Queue, letter.Id, letter.Attempts, letter.Reason, Encoding.UTF8.GetString(letter.Text)))];

    private LocalParts Parts => Services.GetRequiredService<LocalParts>();

    /// <summary>Opened when the app started, or by the first use.</summary>
    private Local.Store.LocalStore Store => Parts.Stores.OpenAsync().GetAwaiter().GetResult();

    private BindingScope Scope => BindingScope.Of(Services);

    private JsonTypes Json => Services.GetRequiredService<JsonTypes>();

    /// <summary>Sends a message to a queue, as another app would; it is not among <see cref="Sent"/>.</summary>
    /// <typeparam name="T">The message's type; a JsonSerializerContext of the app lists it.</typeparam>
    /// <param name="queue">The queue's name.</param>
    /// <param name="message">The message.</param>
    /// <param name="options">Delay and id.</param>
    /// <returns>The message's id.</returns>
    public Task<string> SendAsync<T>(string queue, T message, SendOptions? options = null) =>
        new QueueBinding<T>(new MessageSender<T>(Scope, queue, Parts.Bindings.Queue(queue), Json.Get<T>())).SendAsync(message, options);

    /// <summary>Puts a text into a queue as it is, for example one that cannot be read.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="text">The text.</param>
    public Task SendTextAsync(string queue, string text) =>
        Store.Queue(queue).EnqueueAsync(Guid.NewGuid().ToString(), Encoding.UTF8.GetBytes(text));

    /// <summary>Publishes to a topic, as another app would; it is not among <see cref="Published"/>.</summary>
    /// <typeparam name="T">The data's type; a JsonSerializerContext of the app lists it.</typeparam>
    /// <param name="topic">The topic's name.</param>
    /// <param name="data">The data.</param>
    /// <param name="options">Id and subject.</param>
    /// <returns>The event's id.</returns>
    public Task<string> PublishAsync<T>(string topic, T data, PublishOptions? options = null) =>
        new TopicBinding<T>(new MessageSender<T>(Scope, topic, Parts.Bindings.Topic(topic), Json.Get<T>())).PublishAsync(data, options);

    /// <summary>Calls a direct function and waits for its result.</summary>
    /// <typeparam name="TIn">The input's type.</typeparam>
    /// <typeparam name="TOut">The result's type.</typeparam>
    /// <param name="function">The function's name.</param>
    /// <param name="input">The input.</param>
    /// <exception cref="FunctionFailedException">The function threw or passed its deadline.</exception>
    public Task<TOut> InvokeAsync<TIn, TOut>(string function, TIn input) =>
        new FunctionBinding<TIn, TOut>(Scope, function, Parts.Bindings.Function(function), Json.Get<TIn>(), Json.Get<TOut>()).InvokeAsync(input);

    /// <summary>Runs a timer function now and waits for it.</summary>
    /// <param name="function">The function's name.</param>
    /// <param name="scheduledTime">The tick it is run for; the clock's time by default.</param>
    /// <exception cref="FunctionFailedException">The function threw or passed its deadline.</exception>
    public async Task FireAsync(string function, DateTimeOffset? scheduledTime = null)
    {
        var result = await _host.Runtime!.FireAsync(function, scheduledTime ?? _clock.GetUtcNow(), CancellationToken.None);
        if (result.Error is { } error) throw new FunctionFailedException(_host.Target, function, error.Type, error.Message);
    }

    /// <summary>A bucket of the app. What is stored or deleted in it starts its functions.</summary>
    /// <param name="name">The bucket's name.</param>
    public IBucket Bucket(string name) => new CheckedBucket(Scope, name, Parts.Bindings.Bucket(name));

    /// <summary>A table of the app.</summary>
    /// <typeparam name="T">The rows' type; a JsonSerializerContext of the app lists it.</typeparam>
    /// <param name="name">The table's name.</param>
    public ITable<T> Table<T>(string name)
        where T : class => new TableBinding<T>(Scope, name, Parts.Bindings.Table(name), Json.Get<T>());

    /// <summary>What the app's code sent to a queue, in order.</summary>
    /// <typeparam name="T">The messages' type.</typeparam>
    /// <param name="queue">The queue's name.</param>
    public IReadOnlyList<T> Sent<T>(string queue) => _host.Sent.Read(isTopic: false, queue, Json.Get<T>());

    /// <summary>What the app's code published to a topic, in order.</summary>
    /// <typeparam name="T">The data's type.</typeparam>
    /// <param name="topic">The topic's name.</param>
    public IReadOnlyList<T> Published<T>(string topic) => _host.Sent.Read(isTopic: true, topic, Json.Get<T>());

    /// <summary>Waits until nothing is left to do at the clock's time: no message is ready, and no function runs.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="TimeoutException">Something still ran after half a minute of real time; the message names it.</exception>
    public async Task DrainAsync(CancellationToken cancellationToken = default)
    {
        var (runtime, lull) = (_host.Runtime!, _host.Bench.Lull);
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var count = lull.Count;
            var busy = runtime.Busy();
            if (busy.Count == 0 && lull.Count == count) return;
            var left = Debugger.IsAttached ? Timeout.InfiniteTimeSpan : Patience - Stopwatch.GetElapsedTime(began);
            try
            {
                if (left != Timeout.InfiniteTimeSpan && left <= TimeSpan.Zero) throw new TimeoutException();
                await lull.After(count).WaitAsync(left, cancellationToken);
            }
            catch (TimeoutException)
            {
                throw new TimeoutException(
                    $"The app was not done within {Patience.TotalSeconds} s: {string.Join("; ", busy)}. A function that waits for the clock goes on when the test moves it: app.Clock.Advance(...).");
            }
        }
    }

    /// <summary>Moves the clock forward, stopping at every moment at which something is due and waiting until it is done: retries, delayed messages, timers.</summary>
    /// <param name="time">How far.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="TimeoutException">As for <see cref="DrainAsync"/>.</exception>
    public async Task AdvanceAsync(TimeSpan time, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        var until = _clock.GetUtcNow() + time;
        await DrainAsync(cancellationToken);
        while (_clock.NextDue is { } due && due <= until)
        {
            _clock.MoveTo(due);
            await DrainAsync(cancellationToken);
        }

        _clock.MoveTo(until);
        await DrainAsync(cancellationToken);
    }

    /// <summary>Stops the app as a platform would, then throws away what it stored.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_http.IsValueCreated) _http.Value.Dispose();
        await EndAsync(_host, _program, _app);
    }

    private static async Task EndAsync(TestHost host, ProgramRun program, FunctionApp? app)
    {
        if (app is not null)
        {
            using var now = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await StopAsync(app, now.Token);
            await app.DisposeAsync();
        }

        await program.EndAsync();
        host.DeleteStore();
    }

    private static async Task StopAsync(FunctionApp app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StopAsync(cancellationToken);
        }
        catch (InvalidOperationException)
        {
            // It could not be built: the start has told why.
        }
    }
}
