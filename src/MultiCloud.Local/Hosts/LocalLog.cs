using Microsoft.Extensions.Logging;

namespace MultiCloud.Local;

/// <summary>What the local runtime has to tell.</summary>
internal static partial class LocalLog
{
    internal const string Category = "MultiCloud.Local";

    [LoggerMessage(1, LogLevel.Warning, "{Function} still runs past its deadline of {Seconds} s and is paused until it ends: pass the CancellationToken on", EventName = "Paused")]
    internal static partial void Paused(ILogger log, string function, double seconds);

    [LoggerMessage(2, LogLevel.Error, "{Function} cannot receive: {Reason}; trying again in {Seconds} s", EventName = "ReceiveFailed")]
    internal static partial void ReceiveFailed(ILogger log, Exception? error, string function, string reason, double seconds);

    [LoggerMessage(3, LogLevel.Error, "The outcome of {Function} could not be stored: {Reason}; it is kept in memory and stored once the store can be written again", EventName = "SettleFailed")]
    internal static partial void SettleFailed(ILogger log, string function, string reason);

    [LoggerMessage(4, LogLevel.Warning, "{Function}: message {Id} is a dead letter after attempt {Attempt}: {Reason}", EventName = "DeadLetter")]
    internal static partial void DeadLetter(ILogger log, string function, string id, int attempt, string reason);

    [LoggerMessage(5, LogLevel.Warning, "{Function} wrote '{Key}' into bucket '{Bucket}', which starts {Function} again: write under another prefix, or narrow the trigger's Prefix", EventName = "Loop")]
    internal static partial void Loop(ILogger log, string function, string key, string bucket);

    [LoggerMessage(6, LogLevel.Error, "The schedule of {Function} failed; it goes on with the next tick", EventName = "ScheduleFailed")]
    internal static partial void ScheduleFailed(ILogger log, Exception error, string function);

    [LoggerMessage(7, LogLevel.Warning, "Stopping did not wait for {Count} running invocations; their messages come again", EventName = "DrainEnded")]
    internal static partial void DrainEnded(ILogger log, int count);

    [LoggerMessage(8, LogLevel.Error, "The invocation of {Function} broke; its messages come again when their lease ends", EventName = "InvocationBroke")]
    internal static partial void InvocationBroke(ILogger log, Exception error, string function);

    [LoggerMessage(9, LogLevel.Warning, "Secret '{Name}' has no value, so reading it will fail. {HowToSet}", EventName = "SecretMissing")]
    internal static partial void SecretMissing(ILogger log, string name, string howToSet);
}
