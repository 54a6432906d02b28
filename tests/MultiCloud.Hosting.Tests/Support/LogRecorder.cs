using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MultiCloud.Hosting.Tests.Support;

internal sealed record LogRecord(LogLevel Level, string Message, Exception? Error, IReadOnlyDictionary<string, object?> Values);

internal sealed class LogRecorder : ILogger, ILoggerProvider
{
    internal ConcurrentQueue<LogRecord> Records { get; } = new();

    internal LogRecord Single => Assert.Single(Records);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var values = state as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
        Records.Enqueue(new(logLevel, formatter(state, exception), exception, values.ToDictionary(v => v.Key, v => v.Value)));
    }

    public void Dispose()
    {
    }
}
