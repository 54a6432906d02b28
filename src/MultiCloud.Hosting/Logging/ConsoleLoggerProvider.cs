using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MultiCloud.Hosting;

/// <summary>Readable lines on the console, one for each entry.</summary>
[ProviderAlias("Console")]
internal sealed class ConsoleLoggerProvider : ILoggerProvider
{
    private readonly ConcurrentDictionary<string, ConsoleLogger> _loggers = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;
    private readonly LogWriter _writer;

    internal ConsoleLoggerProvider(TimeProvider time)
        : this(time, new LogWriter(Console.OpenStandardOutput, time, LogLine.UseColour()))
    {
    }

    internal ConsoleLoggerProvider(TimeProvider time, LogWriter writer)
    {
        _time = time;
        _writer = writer;
    }

    /// <summary>Logs to the console.</summary>
    internal static void Add(IServiceCollection services) =>
        services.AddSingleton<ILoggerProvider>(static provider => new ConsoleLoggerProvider(provider.GetRequiredService<TimeProvider>()));

    public ILogger CreateLogger(string categoryName) =>
        _loggers.GetOrAdd(categoryName, static (name, self) => new(name, self._time, self._writer), this);

    /// <summary>Writes what waits.</summary>
    public void Dispose() => _writer.Dispose();

    private sealed class ConsoleLogger(string category, TimeProvider time, LogWriter writer) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                writer.Add(new(time.GetUtcNow(), logLevel, category, LogText.Format(state, exception, formatter), exception));
            }
        }
    }
}
