using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace MultiCloud.Conformance.App;

/// <summary>Fails the start when a case asks for it.</summary>
internal sealed class StartProbe(IConfiguration configuration) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => configuration["CONFORMANCE_START_FAILURE"] is { } reason
        ? Task.FromException(new InvalidOperationException(reason))
        : Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
