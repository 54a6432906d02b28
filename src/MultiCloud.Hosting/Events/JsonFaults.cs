using System.Globalization;
using System.Text.Json;

namespace MultiCloud.Hosting;

/// <summary>Says why a JSON text is not what a function expects.</summary>
internal static class JsonFaults
{
    internal static string Describe(string subject, Type type, JsonException fault) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{subject} cannot be read as {TypeNames.Display(type)}: at {fault.Path ?? "$"}, line {(fault.LineNumber ?? 0) + 1}, byte {(fault.BytePositionInLine ?? 0) + 1}: {FirstSentence(fault.Message)}");

    private static string FirstSentence(string message)
    {
        var place = message.IndexOf(" Path: ", StringComparison.Ordinal);
        if (place < 0)
        {
            place = message.IndexOf(" LineNumber: ", StringComparison.Ordinal);
        }

        return place < 0 ? message : message[..place];
    }
}
