namespace MultiCloud.Hosting;

/// <summary>The text of log entries.</summary>
internal static class LogText
{
    /// <summary>A value whose text cannot be had spoils its line, not the code that logs it.</summary>
    internal static string Format<TState>(TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            return formatter(state, exception);
        }
        catch (Exception fault)
        {
            return $"(the message cannot be shown: writing it threw {fault.GetType().FullName})";
        }
    }
}
