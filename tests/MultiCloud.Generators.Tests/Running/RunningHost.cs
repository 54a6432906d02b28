using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MultiCloud.Hosting;

namespace MultiCloud.Generators.Tests.Running;

/// <summary>The host that the app under test is linked with: the test calls its invoker, and it keeps what bindings send.</summary>
public sealed class RunningHost : IFunctionHost, IBindingClients, IMessageClient
{
    public static RunningHost? Last { get; private set; }

    public FunctionRuntime? Runtime { get; private set; }

    public IList<OutgoingMessage> Sent { get; } = [];

    public string Target => "test";

    public string DefaultEnvironment => "Development";

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<IBindingClients>(this);

    public Task StartAsync(FunctionRuntime runtime, CancellationToken cancellationToken)
    {
        (Runtime, Last) = (runtime, this);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => default;

    public IMessageClient Queue(string name) => this;

    public IMessageClient Topic(string name) => this;

    public IBucket Bucket(string name) => throw new NotSupportedException();

    public ITableClient Table(string name) => throw new NotSupportedException();

    public ISecretClient Secrets => throw new NotSupportedException();

    public IFunctionClient Function(string name) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<SendFailure>> SendAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        foreach (var message in messages)
        {
            Sent.Add(message);
        }

        return new([]);
    }
}
