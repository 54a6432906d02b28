using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MultiCloud.Testing;

/// <summary>A line that the app logged.</summary>
/// <param name="Category">The logger's name, for example <c>Bookshop.Orders</c>.</param>
/// <param name="Level">How serious it is.</param>
/// <param name="Message">The text, with its values put in.</param>
/// <param name="Exception">The exception logged with it, or null.</param>
public sealed record LoggedEntry(string Category, LogLevel Level, string Message, Exception? Exception);

/// <summary>Keeps what the app logs, in place of the console.</summary>
internal sealed class LogKeeper : ILoggerProvider
{
    private readonly ConcurrentQueue<LoggedEntry> _entries = [];

    internal IReadOnlyList<LoggedEntry> Entries => [.. _entries];

    public ILogger CreateLogger(string categoryName) => new Keeper(categoryName, _entries);

    public void Dispose()
    {
    }

    private sealed class Keeper(string category, ConcurrentQueue<LoggedEntry> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            entries.Enqueue(new LoggedEntry(category, logLevel, formatter(state, exception), exception));
    }
}
