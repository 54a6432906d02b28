namespace MultiCloud.Hosting;

/// <summary>Chooses the function for a method and a path. Pure; a match allocates nothing but the route's values.</summary>
internal sealed class Router
{
    private const string ReservedSegment = "__multicloud";

    private readonly RouteNode _root = new();

    /// <summary>Makes the tree of routes.</summary>
    /// <param name="functions">The app's functions; those that are not http are passed over.</param>
    /// <exception cref="StartupException">A route or method is not valid, or two functions answer the same.</exception>
    internal Router(IEnumerable<FunctionDescriptor> functions)
    {
        var leftOut = new List<Action>();
        foreach (var function in functions)
        {
            if (function.Trigger is not HttpFunctionTrigger trigger)
            {
                continue;
            }

            var method = RouteMethodNames.Parse(trigger.Method);
            if (method == RouteMethods.None)
            {
                throw new StartupException($"Function '{function.Name}' has the HTTP method '{trigger.Method}'; allowed are GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS.");
            }

            var segments = RouteTemplate.Parse(function.Name, trigger.Route);
            Add(segments, trigger, method, new(function, segments), leftOut);
        }

        // A route that says nothing after its last literal wins over one whose optional parameter was left out.
        foreach (var add in leftOut)
        {
            add();
        }
    }

    /// <summary>Chooses.</summary>
    /// <param name="rawPath">The path as sent.</param>
    /// <param name="method">The method.</param>
    internal RouteMatch Match(ReadOnlySpan<char> rawPath, string method)
    {
        if (!RequestPath.TryParse(rawPath, stackalloc int[RequestPath.InPlace + 1], out var path))
        {
            return new(RouteOutcome.BadPath);
        }

        if (path.Count > 0 && path[0].Equals(ReservedSegment, StringComparison.OrdinalIgnoreCase))
        {
            return new(RouteOutcome.NotFound);
        }

        var allowed = RouteMethods.None;
        if (_root.Find(path, 0, RouteMethodNames.Parse(method), ref allowed) is { } endpoint)
        {
            return new(RouteOutcome.Found, endpoint.Function, endpoint.Values(path));
        }

        return allowed == RouteMethods.None ? new(RouteOutcome.NotFound) : new(RouteOutcome.MethodNotAllowed, Allowed: allowed);
    }

    /// <summary>The methods that functions answer under a path.</summary>
    internal RouteMethods MethodsOf(ReadOnlySpan<char> rawPath)
    {
        var allowed = RouteMethods.None;
        if (RequestPath.TryParse(rawPath, stackalloc int[RequestPath.InPlace + 1], out var path))
        {
            _root.Find(path, 0, RouteMethods.None, ref allowed);
        }

        return allowed;
    }

    private void Add(
        IReadOnlyList<RouteSegment> segments,
        HttpFunctionTrigger trigger,
        RouteMethods method,
        RouteEndpoint endpoint,
        List<Action> leftOut)
    {
        var node = _root;
        var leaf = node.Leaf;
        foreach (var segment in segments)
        {
            if (segment.Kind == SegmentKind.CatchAll)
            {
                leaf = node.CatchAll;
                break;
            }

            if (segment.Kind == SegmentKind.OptionalParameter)
            {
                var shorter = node.Leaf;
                leftOut.Add(() => shorter.Add(method, endpoint));
            }

            node = node.Child(segment);
            leaf = node.Leaf;
        }

        if (leaf.Add(method, endpoint) is { } other)
        {
            throw new StartupException($"Functions '{other.Name}' and '{endpoint.Function.Name}' both answer {trigger.Method} {trigger.Route}; change one of the routes.");
        }
    }
}

/// <summary>What the router found.</summary>
internal enum RouteOutcome
{
    Found,
    NotFound,
    MethodNotAllowed,
    BadPath,
}

/// <summary>The router's answer.</summary>
/// <param name="Outcome">What was found.</param>
/// <param name="Function">The function, when found.</param>
/// <param name="Values">The route's values, when found.</param>
/// <param name="Allowed">The methods that the path answers, when the request's is not among them.</param>
internal readonly record struct RouteMatch(RouteOutcome Outcome, FunctionDescriptor? Function = null, RouteValues? Values = null, RouteMethods Allowed = RouteMethods.None);
