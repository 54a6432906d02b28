using System.ComponentModel;

namespace MultiCloud.Hosting;

/// <summary>The request as a host's server has it. What can be computed from its text is computed here, once, and only when asked for.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ExchangeRequest : HttpTriggerRequest
{
    private string? _path;
    private QueryValues? _query;
    private RouteValues? _routeValues;

    /// <summary>The path as sent: percent-encoded, starting with <c>/</c>, without the query. Anything else is answered with 400.</summary>
    public abstract ReadOnlySpan<char> RawPath { get; }

    /// <inheritdoc />
    public sealed override string Path => _path ??= RequestPath.Display(RawPath);

    /// <inheritdoc />
    public sealed override HttpValues Query => _query ??= QueryValues.Parse(QueryString);

    /// <inheritdoc />
    public sealed override HttpValues RouteValues => _routeValues ?? Hosting.RouteValues.None;

    /// <summary>Called by the router when it has chosen a function.</summary>
    internal void SetRouteValues(RouteValues values) => _routeValues = values;

    /// <summary>Forgets what was computed, for hosts that use one object for several requests.</summary>
    protected void Reset()
    {
        _path = null;
        _query = null;
        _routeValues = null;
    }
}
