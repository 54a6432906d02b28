using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MultiCloud.Hosting;

namespace MultiCloud.Local.Tests.Hosts;

/// <summary>Bindings work from the moment the app is built.</summary>
public sealed class EarlyBindingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("multicloud-tests-").FullName;
    private readonly Channel<int> _seen = Channel.CreateUnbounded<int>();

    [Fact]
    public async Task Queue_BetweenBuildAndRun_GetsTheMessageToItsFunction()
    {
        await using var app = Builder().Build();
        await Orders(app.Services).SendAsync(7, cancellationToken: Cancellation);
        await app.StartAsync(Cancellation);

        Assert.Equal(7, await _seen.Reader.ReadAsync(Cancellation).InTimeAsync());
        await app.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Queue_InServiceConstructorAndStart_GetsTheMessagesToItsFunction()
    {
        var builder = Builder();
        builder.Services.AddSingleton<IHostedService>(services => new Sender(Orders(services)));
        await using var app = builder.Build();
        await app.StartAsync(Cancellation);

        int[] seen = [await _seen.Reader.ReadAsync(Cancellation).InTimeAsync(), await _seen.Reader.ReadAsync(Cancellation).InTimeAsync()];
        Assert.Equal([1, 2], seen.Order());
        await app.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Bucket_InOptionsValidation_CanBeRead()
    {
        var builder = Builder();
        builder.Services.AddOptions<Rules>().ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<Rules>>(services => new RulesCheck(services.GetRequiredKeyedService<IBucketReader>("uploads")));
        await using var app = builder.Build();

        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync(Cancellation));
        Assert.Equal("The bucket has no rules.csv.", Assert.Single(fault.Failures));
    }

    [Fact]
    public async Task Function_BeforeTheStart_SaysThatTheAppHasNotStarted()
    {
        await using var app = Builder().Build();

        var fault = await Assert.ThrowsAsync<FunctionUnavailableException>(() => app.Services.GetRequiredKeyedService<IFunction<int, int>>("price").InvokeAsync(1, Cancellation));
        Assert.Equal("Function 'price' was not called: the app has not started yet.", fault.Message);
    }

    [Theory]
    [InlineData("--port", "abc", "The value 'abc' of --port is not a port; allowed are 1 to 65535, or 0 for a free one. Example: --port 5080")]
    [InlineData("--verbose", "--admin-port", "The value 'true' of --admin-port is not a port; allowed are 1 to 65535, or 0 for a free one. Example: --admin-port 5081")]
    [InlineData("--chaos", "duplicate=5", "The value 'duplicate=5' of --chaos cannot be used: 'duplicate=5' is no share from 0% to 100%. Allowed are duplicate=<percent>, delay=<time> or <least>..<most>, throw=<percent> and seed=<number>, with commas between them, or off. Example: --chaos duplicate=5%,delay=200ms..2s,throw=1%,seed=42")]
    public async Task Build_BadOption_IsTheOneMessageBeforeAnyServiceStarts(string first, string second, string message)
    {
        var started = false;
        var builder = Builder(first, second);
        builder.Services.AddSingleton<IHostedService>(_ =>
        {
            started = true;
            return new Sender(null);
        });
        var app = builder.Build();

        Assert.Equal($"The app could not start. {message}", Assert.Throws<InvalidOperationException>(() => app.Services).Message);
        Assert.Equal(1, await app.RunAsync(Cancellation));
        Assert.False(started);
    }

    [Fact]
    public async Task Stage_InASettingsFile_MovesNeitherTheAppNorItsStore()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "appsettings.json"), """{ "stage": "other" }""", Cancellation);
        await using var app = Builder().Build();
        await Orders(app.Services).SendAsync(7, cancellationToken: Cancellation);

        Assert.True(Directory.Exists(Path.Combine(_folder, ".multicloud", "dev")));
        Assert.False(Directory.Exists(Path.Combine(_folder, ".multicloud", "other")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static IQueue<int> Orders(IServiceProvider services) => services.GetRequiredKeyedService<IQueue<int>>("orders");

    private FunctionAppBuilder Builder(params string[] args)
    {
        var consumer = TestTable.Function("consume", new QueueFunctionTrigger("orders"), async call =>
            await _seen.Writer.WriteAsync(call.ReadMessage(call.Json.Get<int>()).Body));
        return new(["--port", "0", "--admin-port", "0", .. args], () => new TestTable(_folder, [consumer]), _folder);
    }

    private sealed class Rules;

    private sealed class RulesCheck(IBucketReader bucket) : IValidateOptions<Rules>
    {
        public ValidateOptionsResult Validate(string? name, Rules options) => bucket.GetInfoAsync("rules.csv").GetAwaiter().GetResult() is null
            ? ValidateOptionsResult.Fail("The bucket has no rules.csv.")
            : ValidateOptionsResult.Success;
    }

    private sealed class Sender : IHostedService
    {
        private readonly IQueue<int>? _orders;

        public Sender(IQueue<int>? orders)
        {
            _orders = orders;
            orders?.SendAsync(1).GetAwaiter().GetResult();
        }

        public Task StartAsync(CancellationToken cancellationToken) => _orders?.SendAsync(2, cancellationToken: cancellationToken) ?? Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
