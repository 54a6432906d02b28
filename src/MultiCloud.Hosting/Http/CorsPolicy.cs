using System.Globalization;

namespace MultiCloud.Hosting;

/// <summary>Cross-origin rules as headers. Pure.</summary>
internal sealed class CorsPolicy
{
    private static readonly KeyValuePair<string, string> VaryByOrigin = new("Vary", "Origin");

    private readonly CorsSettings _settings;
    private readonly HashSet<string> _origins;
    private readonly bool _anyOrigin;

    /// <exception cref="StartupException">Credentials are allowed for any origin.</exception>
    internal CorsPolicy(CorsSettings settings)
    {
        _settings = settings;
        _origins = settings.Origins.Select(o => o.TrimEnd('/')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        _anyOrigin = _origins.Contains("*");
        if (_anyOrigin && settings.Credentials)
        {
            throw new StartupException("http.cors allows credentials for the origin '*', which browsers refuse; list the origins, or set credentials to false.");
        }
    }

    /// <summary>Whether a request only asks what would be allowed.</summary>
    internal static bool IsPreflight(HttpTriggerRequest request) =>
        request.Method == "OPTIONS" && request.Headers["Origin"] is not null && request.Headers["Access-Control-Request-Method"] is not null;

    /// <summary>The headers of every answer that is not one to a preflight.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Headers(HttpTriggerRequest request) => Origin(request);

    /// <summary>The headers of the answer to a preflight.</summary>
    /// <param name="request">The preflight.</param>
    /// <param name="methods">The methods of the path's routes.</param>
    internal IReadOnlyList<KeyValuePair<string, string>> PreflightHeaders(HttpTriggerRequest request, RouteMethods methods)
    {
        var headers = Origin(request);
        headers.Add(new("Vary", "Access-Control-Request-Method, Access-Control-Request-Headers"));
        if (headers[0].Key != "Access-Control-Allow-Origin")
        {
            return headers;
        }

        headers.Add(new("Access-Control-Allow-Methods", _settings.Methods.Count > 0 ? string.Join(", ", _settings.Methods) : methods.Allow()));
        if (_settings.Headers.Count > 0)
        {
            headers.Add(new("Access-Control-Allow-Headers", string.Join(", ", _settings.Headers)));
        }
        else if (request.Headers["Access-Control-Request-Headers"] is { Length: > 0 } asked)
        {
            headers.Add(new("Access-Control-Allow-Headers", asked));
        }

        headers.Add(new("Access-Control-Max-Age", _settings.MaxAgeSeconds.ToString(CultureInfo.InvariantCulture)));
        return headers;
    }

    private List<KeyValuePair<string, string>> Origin(HttpTriggerRequest request)
    {
        if (_anyOrigin)
        {
            return [new("Access-Control-Allow-Origin", "*")];
        }

        if (request.Headers["Origin"] is not { } origin || !_origins.Contains(origin))
        {
            return [VaryByOrigin];
        }

        List<KeyValuePair<string, string>> headers = [new("Access-Control-Allow-Origin", origin), VaryByOrigin];
        if (_settings.Credentials)
        {
            headers.Add(new("Access-Control-Allow-Credentials", "true"));
        }

        return headers;
    }
}
