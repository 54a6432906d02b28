using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MultiCloud.Hosting.Tests.Support;

namespace MultiCloud.Hosting.Tests.App;

public sealed class LifecycleTests
{
    private readonly List<string> _events = [];

    [Fact]
    public async Task StartAndStop_ServicesAndHost_AreInOrder()
    {
        var host = new TestHost { Events = _events };
        var builder = new TestTable(host).CreateBuilder();
        builder.Services.AddSingleton<IHostedService>(new Service("one", _events));
        builder.Services.AddSingleton<IHostedService>(new Service("two", _events));
        await using (var app = builder.Build())
        {
            await app.StartAsync();
            Assert.True(app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.IsCancellationRequested);
            await app.StopAsync();
            Assert.True(app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped.IsCancellationRequested);
        }

        Assert.Equal(
            [
                "one starting", "two starting", "one start", "two start", "one started", "two started", "host start",
                "host stop", "two stopping", "one stopping", "two stop", "one stop", "two stopped", "one stopped", "host dispose",
            ],
            _events);
    }

    [Fact]
    public async Task StartAsync_Runtime_HasWhatWasBuilt()
    {
        var host = new TestHost();
        await using var app = new TestTable(host).CreateBuilder("--stage", "prod").Build();
        await app.StartAsync();

        Assert.Equal(("shop", "prod"), (host.Runtime!.App, host.Runtime.Stage));
        Assert.Equal("orders-fulfil", Assert.Single(host.Runtime.Functions).Name);
        Assert.Same(app.Services, host.Runtime.Services);
    }

    [Fact]
    public async Task Use_StepOfTheApp_RunsAroundItsFunctions()
    {
        var host = new TestHost();
        await using var app = new TestTable(host).CreateBuilder().Build();
        app.Use((context, next) =>
        {
            _events.Add(context.Function);
            return next();
        });
        await app.StartAsync();
        await host.Runtime!.Invoker.InvokeAsync(host.Runtime.Functions[0], [TestInvoker.Item("{}")], CancellationToken.None);

        Assert.Equal(["orders-fulfil"], _events);
        Assert.Contains(host.Log.Records, record => record.Message.StartsWith("orders-fulfil succeeded in", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_Cancelled_DrainsAndEndsWith0()
    {
        using var stop = new CancellationTokenSource();
        var host = new TestHost
        {
            Events = _events,
            OnStart = _ =>
            {
                stop.Cancel();
                return Task.CompletedTask;
            },
        };

        Assert.Equal(0, await new TestTable(host).CreateBuilder().Build().RunAsync(stop.Token));
        Assert.Equal(["host start", "host stop", "host dispose"], _events);
    }

    [Fact]
    public async Task RunAsync_HostThatDoesNotDrain_IsToldToGiveUpAfter30Seconds()
    {
        using var stop = new CancellationTokenSource();
        var draining = new TaskCompletionSource();
        var host = new TestHost
        {
            OnStart = _ =>
            {
                stop.Cancel();
                return Task.CompletedTask;
            },
            OnStop = async cancellationToken =>
            {
                draining.SetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            },
        };
        var running = new TestTable(host).CreateBuilder().Build().RunAsync(stop.Token);
        await draining.Task;
        host.Time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(running.IsCompleted);
        host.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, await running);
    }

    [Fact]
    public async Task RunAsync_LifetimeListenersThatThrow_DoNotKeepTheAppFromEnding()
    {
        using var stop = new CancellationTokenSource();
        var host = new TestHost { Events = _events, OnStart = _ => stop.CancelAsync() };
        var app = new TestTable(host).CreateBuilder().Build();
        var lifetime = app.Services.GetRequiredService<IHostApplicationLifetime>();
        lifetime.ApplicationStarted.Register(() => throw new InvalidOperationException("started"));
        lifetime.ApplicationStopping.Register(() => _events.Add("told"));
        lifetime.ApplicationStopping.Register(() => throw new InvalidOperationException("stopping"));
        lifetime.ApplicationStopped.Register(() => throw new InvalidOperationException("stopped"));

        Assert.Equal(0, await app.RunAsync(stop.Token));
        Assert.Equal(["host start", "told", "host stop", "host dispose"], _events);
        Assert.Equal(
            ["Code that listens to ApplicationStopping threw", "Code that listens to ApplicationStarted threw", "Code that listens to ApplicationStopped threw"],
            host.Log.Records.Select(record => record.Message));
    }

    [Fact]
    public async Task RunAsync_HostThatThrowsAtOnceOnStop_StopsTheServicesAllTheSame()
    {
        using var stop = new CancellationTokenSource();
        var host = new TestHost { Events = _events, OnStart = _ => stop.CancelAsync(), OnStop = _ => throw new InvalidOperationException("stuck") };
        var builder = new TestTable(host).CreateBuilder();
        builder.Services.AddSingleton<IHostedService>(new Service("one", _events));

        Assert.Equal(1, await builder.Build().RunAsync(stop.Token));
        Assert.Contains("one stopped", _events);
    }

    [Fact]
    public async Task RunAsync_ServiceThatFailsToStart_StopsTheOthers()
    {
        var host = new TestHost { Events = _events };
        var builder = new TestTable(host).CreateBuilder();
        builder.Services.AddSingleton<IHostedService>(new Service("one", _events));
        builder.Services.AddSingleton<IHostedService>(new Service("two", _events) { OnStart = () => throw new InvalidOperationException("no database") });
        builder.Services.AddSingleton<IHostedService>(new Service("three", _events));

        Assert.Equal(1, await builder.Build().RunAsync());
        Assert.DoesNotContain("host start", _events);
        Assert.Contains("one stop", _events);
        Assert.DoesNotContain("three stop", _events);
        Assert.Equal("host dispose", _events[^1]);
    }

    [Fact]
    public async Task RunAsync_BackgroundServiceThatFails_StopsTheAppWith1()
    {
        var host = new TestHost();
        var builder = new TestTable(host).CreateBuilder();
        builder.Services.AddHostedService(_ => new Failing());

        Assert.Equal(1, await builder.Build().RunAsync());
        Assert.Contains(host.Log.Records, record => record.Message == "The background service Failing failed; the app stops");
    }

    [Fact]
    public async Task StartAsync_OptionsThatAreNotValid_FailWithTheReasons()
    {
        var builder = new TestTable(new()).CreateBuilder();
        builder.Services.AddOptions<Limits>().Validate(limits => limits.Max > 0, "Limits:Max is 0; allowed is 1 or more.").ValidateOnStart();
        await using var app = builder.Build();

        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync());
        Assert.Equal("The app could not start. The options Limits are not valid: Limits:Max is 0; allowed is 1 or more.", StartFailure.Describe(fault, verbose: false));
    }

    [Fact]
    public async Task Build_MissingService_IsToldInDevelopment()
    {
        var builder = new TestTable(new() { DefaultEnvironment = "Development" }).CreateBuilder();
        builder.Services.AddSingleton<NeedsLimits>();

        Assert.Equal(1, await builder.Build().RunAsync());
    }

    [Fact]
    public async Task CreateBuilder_NoTable_IsToldByRunAsync()
    {
        var app = new FunctionAppBuilder([], () => throw new StartupException("No functions were found."), AppContext.BaseDirectory).Build();

        Assert.Equal(1, await app.RunAsync());
        Assert.Contains("No functions were found.", Assert.Throws<InvalidOperationException>(() => app.Services).Message, StringComparison.Ordinal);
    }

    private sealed class Limits
    {
        public int Max { get; set; }
    }

    private sealed class NeedsLimits(Limits limits)
    {
        public Limits Limits { get; } = limits;
    }

    private sealed class Failing : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            throw new InvalidOperationException("lost");
        }
    }

    private sealed class Service(string name, List<string> events) : IHostedLifecycleService
    {
        internal Func<Task> OnStart { get; init; } = () => Task.CompletedTask;

        public Task StartingAsync(CancellationToken cancellationToken) => Tell("starting");

        public Task StartAsync(CancellationToken cancellationToken)
        {
            events.Add($"{name} start");
            return OnStart();
        }

        public Task StartedAsync(CancellationToken cancellationToken) => Tell("started");

        public Task StoppingAsync(CancellationToken cancellationToken) => Tell("stopping");

        public Task StopAsync(CancellationToken cancellationToken) => Tell("stop");

        public Task StoppedAsync(CancellationToken cancellationToken) => Tell("stopped");

        private Task Tell(string what)
        {
            events.Add($"{name} {what}");
            return Task.CompletedTask;
        }
    }
}
