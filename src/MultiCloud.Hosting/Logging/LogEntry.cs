using Microsoft.Extensions.Logging;

namespace MultiCloud.Hosting;

/// <summary>One line to be written.</summary>
internal sealed record LogEntry(DateTimeOffset Time, LogLevel Level, string Category, string Message, Exception? Error);
