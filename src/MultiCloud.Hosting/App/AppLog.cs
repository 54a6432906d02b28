using Microsoft.Extensions.Logging;

namespace MultiCloud.Hosting;

/// <summary>What the app itself has to tell.</summary>
internal static partial class AppLog
{
    internal const string Category = "MultiCloud.App";

    [LoggerMessage(1, LogLevel.Critical, "The background service {Service} failed; the app stops", EventName = "BackgroundFailed")]
    internal static partial void BackgroundFailed(ILogger log, Exception error, string service);

    [LoggerMessage(2, LogLevel.Error, "The app did not stop cleanly", EventName = "StopFailed")]
    internal static partial void StopFailed(ILogger log, Exception error);
}
