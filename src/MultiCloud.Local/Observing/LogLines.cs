using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging;
using MultiCloud.Hosting;

namespace MultiCloud.Local.Observing;

/// <summary>Keeps what an invocation logs with the invocation, and shows all lines to those who watch.</summary>
[ProviderAlias("Admin")]
internal sealed class LogLines(LiveEvents events, TimeProvider time) : ILoggerProvider
{
    /// <summary>The line at an invocation's end tells what its record holds. The server's lines tell of requests, that for the live events among them.</summary>
    public ILogger CreateLogger(string categoryName) =>
        categoryName == InvocationLog.Category || categoryName.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            ? NullLogger.Instance
            : new LineLogger(categoryName, events, time);

    /// <inheritdoc />
    public void Dispose()
    {
    }

    private sealed class LineLogger(string category, LiveEvents events, TimeProvider time) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var invocation = AmbientInvocation.Current?.Observed as InvocationRecord;
            if (!IsEnabled(logLevel) || (invocation is null && !events.IsWatched)) return;
            var line = new LogLineView(
                time.GetUtcNow(),
                logLevel.ToString().ToLowerInvariant(),
                category,
                InvocationRecord.Cut(LogText.Format(state, exception, formatter)),
                exception is null ? null : InvocationRecord.Cut(ErrorText.Full(exception)));
            invocation?.Add(line);
            if (events.IsWatched) events.Publish(new LiveEvent("log", new LoggedView(line, invocation?.Function, invocation?.Id), LocalJson.Default.LoggedView));
        }
    }
}
