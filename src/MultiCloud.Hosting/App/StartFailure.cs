using Microsoft.Extensions.Options;

namespace MultiCloud.Hosting;

/// <summary>Says in one message why the app did not start.</summary>
internal static class StartFailure
{
    internal static string Describe(Exception error, bool verbose)
    {
        var message = $"The app could not start. {Reason(error)}";
        if (verbose)
        {
            return $"{message}{Environment.NewLine}{ErrorText.Full(error)}";
        }

        return IsForUser(error) ? message : $"{message}{Environment.NewLine}Run it with --verbose for the stack trace.";
    }

    private static string Reason(Exception error) => error switch
    {
        StartupException => error.Message,
        OptionsValidationException options => $"The options {options.OptionsType.Name} are not valid: {string.Join(" ", options.Failures)}",
        AggregateException { InnerExceptions.Count: > 0 } several => string.Join(Environment.NewLine, several.Flatten().InnerExceptions.Select(Reason)),
        _ => $"{error.GetType().FullName}: {ErrorText.Message(error)}",
    };

    private static bool IsForUser(Exception error) => error switch
    {
        AggregateException several => several.Flatten().InnerExceptions.All(IsForUser),
        _ => error is StartupException or OptionsValidationException,
    };
}
