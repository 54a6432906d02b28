using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MultiCloud.Hosting;
using MultiCloud.Local.Buckets;
using MultiCloud.Local.Observing;
using MultiCloud.Local.Secrets;
using MultiCloud.Local.Store;

namespace MultiCloud.Local;

/// <summary>What is there from the moment the app is built, before its functions run: the store and the bindings over it.</summary>
internal sealed class LocalParts : IAsyncDisposable
{
    private LocalParts(LocalOptions options, BucketContext buckets, LocalSecrets secrets, TimeProvider time, ILogger log)
    {
        Options = options;
        Buckets = buckets;
        Time = time;
        Log = log;
        Secrets = secrets;
        Bindings = new LocalBindings(buckets, secrets, () => Direct);
    }

    public LocalOptions Options { get; }

    public StoreSource Stores => Buckets.Stores;

    public BucketContext Buckets { get; }

    public LocalSecrets Secrets { get; }

    public LocalBindings Bindings { get; }

    public TimeProvider Time { get; }

    public ILogger Log { get; }

    /// <summary>Null unless a test runs the app.</summary>
    public TestBench? Bench { get; private init; }

    /// <summary>What happens, for those who watch.</summary>
    public required LiveEvents Events { get; init; }

    /// <summary>What ran.</summary>
    public required InvocationHistory History { get; init; }

    /// <summary>Calls direct functions; null until the app has started.</summary>
    public DirectCalls? Direct { get; set; }

    public static LocalParts Create(IServiceProvider services, TestBench? bench = null)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        var table = services.GetRequiredService<FunctionTable>();
        var options = LocalOptions.Read(configuration, services.GetRequiredService<IHostEnvironment>().ContentRootPath, BindingScope.Of(services).Stage);
        if (bench is not null) options = options with { StorePath = bench.StorePath };
        var time = services.GetRequiredService<TimeProvider>();
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(LocalLog.Category);
        var events = new LiveEvents(time);
        var queues = new QueueWatch(events, time);
        var stores = new StoreSource(new StoreOptions { Path = options.StorePath, Root = options.StoreRoot, Time = time, IsDurable = bench is null, QueueChanged = queues.OnChanged });
        var subscriptions = new Subscriptions(table.Functions);
        var secrets = new LocalSecrets(configuration, table.ProjectDirectory, table.UserSecretsId is not null);
        return new LocalParts(options, new BucketContext(stores, subscriptions, new ObjectLinks(time), log), secrets, time, log)
        {
            Bench = bench,
            Events = events,
            History = new InvocationHistory(table.Functions.Select(function => function.Name), events, time),
        };
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Stores.DisposeAsync();
}
