namespace MultiCloud;

/// <summary>Starts the function for an HTTP request that matches a method and a route.</summary>
/// <param name="method">One of GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS. A GET function also answers HEAD.</param>
/// <param name="route">
/// The path, for example <c>/orders/{id:int}</c>: literals, <c>{name}</c>, <c>{name:int|long|guid}</c>, and as the last segment <c>{name?}</c> or <c>{**rest}</c>.
/// Case and a trailing slash do not matter; of several matches the one wins that is more literal in the first segment from the left where they differ.
/// </param>
public sealed class HttpTriggerAttribute(string method, string route) : TriggerAttribute
{
    /// <summary>The HTTP method.</summary>
    public string Method { get; } = method;

    /// <summary>The route.</summary>
    public string Route { get; } = route;

    /// <summary>Who may call. Default <see cref="HttpAccess.Private"/>. All http functions of a unit share one access.</summary>
    public HttpAccess Access { get; set; }
}

/// <summary>Who may call an http function.</summary>
public enum HttpAccess
{
    /// <summary>Callers authenticate with the platform's own means. The local runtime listens on loopback only and does not authenticate.</summary>
    Private,

    /// <summary>Anyone on the internet.</summary>
    Public,
}
