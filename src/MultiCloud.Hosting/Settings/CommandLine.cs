namespace MultiCloud.Hosting;

/// <summary>The command line as configuration: an option without a value, such as <c>--verbose</c>, is switched on.</summary>
internal static class CommandLine
{
    /// <summary>The arguments with a value for every option.</summary>
    /// <exception cref="StartupException">An argument looks like an option and is none.</exception>
    internal static string[] Normalize(string[] args)
    {
        var normalized = new string[args.Length];
        for (var i = 0; i < args.Length; i++)
        {
            ThrowIfMalformed(args[i]);
            var takesNext = i + 1 < args.Length && !IsOption(args[i + 1]);
            if (!IsOption(args[i]) || args[i].Contains('=', StringComparison.Ordinal))
            {
                normalized[i] = args[i];
            }
            else if (takesNext)
            {
                normalized[i] = args[i];
                normalized[++i] = args[i];
            }
            else
            {
                normalized[i] = $"{args[i]}=true";
            }
        }

        return normalized;
    }

    private static bool IsOption(string argument) => argument.StartsWith("--", StringComparison.Ordinal);

    /// <summary>Options of one dash are refused rather than passed over: whoever types <c>-p 80</c> would look for the app at a port where it is not.</summary>
    private static void ThrowIfMalformed(string argument)
    {
        var isShort = argument.StartsWith('-') && !IsOption(argument);
        var name = argument.AsSpan(IsOption(argument) ? 2 : 0);
        if (isShort || name.IsEmpty || name[0] == '=')
        {
            throw new StartupException($"The argument '{argument}' is not an option; allowed are --name value, --name=value, and --name alone to switch something on. Example: --port 5080");
        }
    }
}
