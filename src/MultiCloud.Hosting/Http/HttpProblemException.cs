namespace MultiCloud.Hosting;

/// <summary>The request cannot be served as it is: answered with its status as a problem document. The client's mistake, not the function's failure.</summary>
internal sealed class HttpProblemException(int statusCode, string title, string detail, Exception? inner = null) : Exception(detail, inner)
{
    /// <summary>400 to 499.</summary>
    internal int StatusCode { get; } = statusCode;

    /// <summary>What kind of problem it is.</summary>
    internal string Title { get; } = title;

    internal static HttpProblemException BadRequest(string detail, Exception? inner = null) => new(400, "Bad request", detail, inner);

    internal static HttpProblemException TooLarge(HttpLimits limits) =>
        new(413, "Body too large", $"The request body is larger than {limits.MaxRequestBodyBytes} bytes, the most that is allowed.");

    internal static HttpProblemException UnsupportedMediaType(string detail) => new(415, "Unsupported media type", detail);
}
