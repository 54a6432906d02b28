using System.Globalization;
using System.Text.Json;

namespace MultiCloud.Hosting;

/// <summary>Says what is wrong with a JSON text and where.</summary>
internal static class JsonFault
{
    /// <summary>For who sent a body: without the names of the app's types.</summary>
    internal static string OfBody(JsonException error)
    {
        var place = error.Path is null or "$" ? "The body" : $"The body at {Found.Show(error.Path)}";
        var position = error.LineNumber is { } line ? $" (line {line + 1}, byte {error.BytePositionInLine + 1})" : "";
        return $"{place}{position} cannot be read: {WithoutTypes(OwnWords(error).TrimEnd('.'))}.";
    }

    /// <summary>For the app's own log and dead letters.</summary>
    internal static string Of(string subject, Type type, JsonException error) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{subject} cannot be read as {TypeNames.Display(type)}: at {error.Path ?? "$"}, line {(error.LineNumber ?? 0) + 1}, byte {(error.BytePositionInLine ?? 0) + 1}: {OwnWords(error)}");

    /// <summary>The serializer's message without the place, which we name ourselves.</summary>
    private static string OwnWords(JsonException error) => Before(" LineNumber: ", Before(" Path: ", error.Message));

    private static string WithoutTypes(string reason)
    {
        if (reason.StartsWith("The JSON value could not be converted", StringComparison.Ordinal))
        {
            return "the value there is of the wrong type or out of range";
        }

        var missing = reason.IndexOf("missing required properties including: ", StringComparison.Ordinal);
        return missing < 0 ? reason : reason[missing..];
    }

    private static string Before(string mark, string message) => message.IndexOf(mark, StringComparison.Ordinal) is var at and >= 0 ? message[..at] : message;
}
