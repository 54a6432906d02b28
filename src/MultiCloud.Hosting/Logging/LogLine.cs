using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace MultiCloud.Hosting;

/// <summary>How an entry looks: time, level, category, message; an exception on the lines after.</summary>
internal static class LogLine
{
    private const string Reset = "\e[0m";

    /// <summary>Only where a person looks, and has not said otherwise.</summary>
    internal static bool UseColour() => !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    internal static void Write(IBufferWriter<byte> output, LogEntry entry, TimeZoneInfo zone, bool colour)
    {
        Span<char> time = stackalloc char[12];
        TimeZoneInfo.ConvertTime(entry.Time, zone).TryFormat(time, out _, "HH:mm:ss.fff", CultureInfo.InvariantCulture);
        Append(output, time);
        Append(output, " ");
        if (colour)
        {
            Append(output, Colour(entry.Level));
        }

        Append(output, Name(entry.Level));
        if (colour)
        {
            Append(output, Reset);
        }

        Append(output, " ");
        Append(output, entry.Category);
        Append(output, ": ");
        AppendSingleLine(output, entry.Message);
        Append(output, "\n");
        if (entry.Error is not null)
        {
            Append(output, entry.Error.ToString());
            Append(output, "\n");
        }
    }

    /// <summary>What a message quotes cannot pass for a line of its own, or command the terminal.</summary>
    private static void AppendSingleLine(IBufferWriter<byte> output, ReadOnlySpan<char> message)
    {
        while (message.IndexOfAnyInRange('\u0000', '\u001F') is var i and >= 0)
        {
            Append(output, message[..i]);
            Append(output, message[i] switch { '\n' => "\\n", '\r' => "", '\t' => "\t", _ => "?" });
            message = message[(i + 1)..];
        }

        Append(output, message);
    }

    private static void Append(IBufferWriter<byte> output, ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, output);

    private static string Name(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info ",
        LogLevel.Warning => "warn ",
        LogLevel.Error => "error",
        _ => "fatal",
    };

    private static string Colour(LogLevel level) => level switch
    {
        LogLevel.Trace or LogLevel.Debug => "\e[90m",
        LogLevel.Information => "\e[32m",
        LogLevel.Warning => "\e[33m",
        _ => "\e[31m",
    };
}
