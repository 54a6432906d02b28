using System.Text.Json;

namespace MultiCloud.Hosting;

/// <summary>Says what is wrong with a JSON text and where, without the names of the app's types.</summary>
internal static class JsonFault
{
    internal static string Describe(JsonException error)
    {
        var place = error.Path is null or "$" ? "The body" : $"The body at {Found.Show(error.Path)}";
        var position = error.LineNumber is { } line ? $" (line {line + 1}, byte {error.BytePositionInLine + 1})" : "";
        return $"{place}{position} cannot be read: {Reason(error.Message)}.";
    }

    private static string Reason(string message)
    {
        var end = message.IndexOf(" Path: ", StringComparison.Ordinal);
        var reason = (end < 0 ? message : message[..end]).TrimEnd('.');
        if (reason.StartsWith("The JSON value could not be converted", StringComparison.Ordinal))
        {
            return "the value there is of the wrong type or out of range";
        }

        var missing = reason.IndexOf("missing required properties including: ", StringComparison.Ordinal);
        return missing < 0 ? reason : reason[missing..];
    }
}
