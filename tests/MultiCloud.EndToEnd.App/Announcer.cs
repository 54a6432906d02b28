using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MultiCloud.EndToEnd.App;

/// <summary>Says on the console when the app begins, is asked to stop, and has stopped.</summary>
internal sealed partial class Announcer(IHostApplicationLifetime lifetime, IOptions<Shop> shop, ILogger<Announcer> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Opening(log, shop.Value.Name);
        lifetime.ApplicationStopping.Register(() => Closing(log));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Closed(log);
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Shop} opens")]
    private static partial void Opening(ILogger log, string shop);

    [LoggerMessage(Level = LogLevel.Information, Message = "The shop is closing")]
    private static partial void Closing(ILogger log);

    [LoggerMessage(Level = LogLevel.Information, Message = "The shop is closed")]
    private static partial void Closed(ILogger log);
}
