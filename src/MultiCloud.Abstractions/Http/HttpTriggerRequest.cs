namespace MultiCloud;

/// <summary>The request as it came. Valid during the invocation only.</summary>
public abstract class HttpTriggerRequest
{
    /// <summary>The method in upper case.</summary>
    public abstract string Method { get; }

    /// <summary>The path, percent-decoded, starting with <c>/</c>.</summary>
    public abstract string Path { get; }

    /// <summary>The query as sent, with its <c>?</c>, or an empty string.</summary>
    public abstract string QueryString { get; }

    /// <summary>The scheme and authority the client used, for example <c>https://shop.example</c>.</summary>
    public abstract string Origin { get; }

    /// <summary>Headers; names ignore case, repeated headers keep every value.</summary>
    public abstract HttpValues Headers { get; }

    /// <summary>Query values, decoded; names ignore case.</summary>
    public abstract HttpValues Query { get; }

    /// <summary>Values of the route's parameters, decoded.</summary>
    public abstract HttpValues RouteValues { get; }

    /// <summary>The body. At most 4 MiB; reading past the limit throws and answers 413.</summary>
    public abstract Stream Body { get; }

    /// <summary>The body's length in bytes, or null when the client did not say.</summary>
    public abstract long? ContentLength { get; }

    /// <summary>The Content-Type header, or null.</summary>
    public string? ContentType => Headers["Content-Type"];
}
