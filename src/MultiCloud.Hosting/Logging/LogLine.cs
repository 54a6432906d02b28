using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace MultiCloud.Hosting;

/// <summary>How an entry looks: time, level, category, message; an exception on the lines after.</summary>
internal static class LogLine
{
    /// <summary>Control characters, and what some terminals and viewers take for the end of a line.</summary>
    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Append(0x2028).Append(0x2029).Select(static code => (char)code)]);

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
        AppendSingleLine(output, entry.Category);
        Append(output, ": ");
        AppendSingleLine(output, entry.Message);
        Append(output, "\n");
        if (entry.Error is not null)
        {
            AppendIndented(output, ErrorText.Full(entry.Error));
        }
    }

    /// <summary>Lines of its own, none of which begins where an entry does.</summary>
    private static void AppendIndented(IBufferWriter<byte> output, string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            Append(output, "  ");
            AppendSingleLine(output, line);
            Append(output, "\n");
        }
    }

    /// <summary>What a message quotes cannot pass for a line of its own, or command the terminal.</summary>
    private static void AppendSingleLine(IBufferWriter<byte> output, ReadOnlySpan<char> message)
    {
        while (message.IndexOfAny(Controls) is var i and >= 0)
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
