using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MultiCloud.Hosting.Tests.App;

/// <summary>An app without functions whose host does what the command line says, to be started and stopped from outside.</summary>
internal sealed class AppTable : FunctionTable
{
    public override string App => "outside";

    public override IReadOnlyList<FunctionDescriptor> Functions => [];

    public override IReadOnlyList<BindingDescriptor> Bindings => [];

    public override IFunctionHost CreateHost() => new AppHost();

    public override void AddBindings(IServiceCollection services)
    {
    }

    private sealed class AppHost : IFunctionHost
    {
        private string? _fail;
        private bool _drainForever;

        public string Target => "local";

        public string DefaultEnvironment => "Development";

        public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
        {
            _fail = configuration["fail"];
            _drainForever = configuration["drain"] == "forever";
        }

        public Task StartAsync(FunctionRuntime runtime, CancellationToken cancellationToken)
        {
            switch (_fail)
            {
                case "told":
                    throw new StartupException("Port 5080 is taken; choose another with --port.");
                case "untold":
                    throw new InvalidOperationException("a bug");
            }

            Console.WriteLine("started");
            return Task.CompletedTask;
        }

        public async Task StopAsync(CancellationToken cancellationToken)
        {
            Console.WriteLine("draining");
            await Task.Delay(_drainForever ? Timeout.Infinite : 0, cancellationToken);
            Console.WriteLine("drained");
        }

        public ValueTask DisposeAsync() => default;
    }
}
