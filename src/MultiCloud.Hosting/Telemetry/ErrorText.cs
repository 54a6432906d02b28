namespace MultiCloud.Hosting;

/// <summary>What an exception says of itself. Its text is the app's own code, which may throw in its turn.</summary>
internal static class ErrorText
{
    /// <summary>The exception's message.</summary>
    internal static string Message(Exception error) => Read(error, static e => e.Message);

    /// <summary>The exception's type, message and stack trace.</summary>
    internal static string Full(Exception error) => Read(error, static e => e.ToString());

    private static string Read(Exception error, Func<Exception, string?> read)
    {
        try
        {
            return read(error) ?? "";
        }
        catch (Exception fault)
        {
            return $"{error.GetType().FullName} (its text cannot be shown: reading it threw {fault.GetType().FullName})";
        }
    }
}
