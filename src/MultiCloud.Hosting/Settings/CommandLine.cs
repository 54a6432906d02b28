namespace MultiCloud.Hosting;

/// <summary>The command line as configuration: an option without a value, such as <c>--verbose</c>, is switched on.</summary>
internal static class CommandLine
{
    internal static string[] Normalize(string[] args)
    {
        var normalized = new string[args.Length];
        for (var i = 0; i < args.Length; i++)
        {
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
}
