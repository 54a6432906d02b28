using System.Globalization;

namespace MultiCloud.Hosting;

/// <summary>Reads parameters from a request's text; what does not fit is a 400 that names the parameter, where it stands, what was found and what is expected.</summary>
internal static class HttpValueBinder
{
    internal static HttpValues Values(HttpTriggerRequest request, HttpValueSource source) => source switch
    {
        HttpValueSource.Route => request.RouteValues,
        HttpValueSource.Query => request.Query,
        _ => request.Headers,
    };

    internal static string? Text(HttpTriggerRequest request, HttpValueSource source, string name) => Values(request, source)[name];

    /// <summary>A value's text; an empty one counts as missing, because no value but a text is empty.</summary>
    internal static string? NonEmpty(HttpTriggerRequest request, HttpValueSource source, string name) =>
        Text(request, source, name) is { Length: > 0 } text ? text : null;

    internal static T Parse<T>(string text, HttpValueSource source, string name)
        where T : IParsable<T>
    {
        if (typeof(T) == typeof(DateTime))
        {
            // The interface's own parser would turn a UTC time into the machine's local one.
            return DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)
                ? (T)(object)time
                : throw Unfit(text, source, name, ExpectedForm.Of<T>());
        }

        return T.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : throw Unfit(text, source, name, ExpectedForm.Of<T>());
    }

    internal static T ParseEnum<T>(string text, HttpValueSource source, string name)
        where T : struct, Enum
    {
        var isName = char.IsLetter(text[0]) || text[0] == '_';
        return isName && !text.Contains(',', StringComparison.Ordinal) && Enum.TryParse<T>(text, ignoreCase: true, out var value)
            ? value
            : throw Unfit(text, source, name, ExpectedForm.OfEnum<T>());
    }

    internal static HttpProblemException Missing(HttpValueSource source, string name, string expected) =>
        HttpProblemException.BadRequest($"{Place(source)} '{name}' is missing; expected is {expected}.");

    private static HttpProblemException Unfit(string text, HttpValueSource source, string name, string expected) =>
        HttpProblemException.BadRequest($"{Place(source)} '{name}' is '{Found.Show(text)}'; expected is {expected}.");

    private static string Place(HttpValueSource source) => source switch
    {
        HttpValueSource.Route => "Route value",
        HttpValueSource.Query => "Query parameter",
        _ => "Header",
    };
}
