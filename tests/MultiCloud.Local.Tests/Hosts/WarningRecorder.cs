using Microsoft.Extensions.Logging;

namespace MultiCloud.Local.Tests.Hosts;

/// <summary>Keeps the log lines that are warnings or worse, as "EventName: text".</summary>
internal sealed class WarningRecorder : ILoggerProvider, ILogger
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private TaskCompletionSource _next = Signal();

    public IReadOnlyCollection<string> Lines
    {
        get
        {
            lock (_gate) return [.. _lines];
        }
    }

    /// <summary>Waits for a line.</summary>
    public async Task<string> WaitAsync(string beginning)
    {
        while (true)
        {
            Task next;
            lock (_gate)
            {
                if (_lines.Find(line => line.StartsWith(beginning, StringComparison.Ordinal)) is { } found) return found;
                next = _next.Task;
            }

            await next.InTimeAsync();
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel)) return;
        TaskCompletionSource next;
        lock (_gate)
        {
            _lines.Add($"{eventId.Name}: {formatter(state, exception)}");
            (next, _next) = (_next, Signal());
        }

        next.SetResult();
    }

    public void Dispose()
    {
    }

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
