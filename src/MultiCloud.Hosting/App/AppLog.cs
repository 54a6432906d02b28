using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MultiCloud.Hosting;

/// <summary>What the app itself has to tell.</summary>
internal static partial class AppLog
{
    private const string Category = "MultiCloud.App";

    internal static ILogger Of(IServiceProvider services) => services.GetRequiredService<ILoggerFactory>().CreateLogger(Category);

    [LoggerMessage(1, LogLevel.Critical, "The background service {Service} failed; the app stops", EventName = "BackgroundFailed")]
    internal static partial void BackgroundFailed(ILogger log, Exception error, string service);

    [LoggerMessage(2, LogLevel.Error, "The app did not stop cleanly", EventName = "StopFailed")]
    internal static partial void StopFailed(ILogger log, Exception error);

    [LoggerMessage(3, LogLevel.Error, "Code that listens to {Token} threw", EventName = "ListenerFailed")]
    internal static partial void ListenerFailed(ILogger log, Exception error, string token);
}
