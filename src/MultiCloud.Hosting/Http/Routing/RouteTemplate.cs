namespace MultiCloud.Hosting;

/// <summary>What a segment of a route accepts, the most particular first.</summary>
internal enum SegmentKind
{
    Literal,
    Int,
    Long,
    Guid,
    Parameter,
    OptionalParameter,
    CatchAll,
}

/// <summary>One segment of a route.</summary>
/// <param name="Kind">What it accepts.</param>
/// <param name="Text">The literal's text, or the parameter's name.</param>
internal sealed record RouteSegment(SegmentKind Kind, string Text);

/// <summary>A route, parsed. The build has checked it already, so errors are few and short.</summary>
internal static class RouteTemplate
{
    internal static IReadOnlyList<RouteSegment> Parse(string function, string route)
    {
        if (!route.StartsWith('/'))
        {
            throw Invalid(function, route, "does not start with '/'");
        }

        var trimmed = route.Trim('/');
        if (trimmed.Length == 0)
        {
            return [];
        }

        var segments = new List<RouteSegment>();
        foreach (var text in trimmed.Split('/'))
        {
            if (segments is [.., { Kind: SegmentKind.OptionalParameter or SegmentKind.CatchAll }])
            {
                throw Invalid(function, route, "has an optional or catch-all parameter before its last segment");
            }

            segments.Add(Segment(function, route, text));
        }

        return segments;
    }

    private static RouteSegment Segment(string function, string route, string text)
    {
        if (text.Length > 0 && text.IndexOfAny(['{', '}']) < 0)
        {
            return new(SegmentKind.Literal, text);
        }

        if (text.Length < 3 || text[0] != '{' || text[^1] != '}' || text.AsSpan(1, text.Length - 2).IndexOfAny('{', '}') >= 0)
        {
            throw Invalid(function, route, $"has the segment '{text}'");
        }

        var inner = text[1..^1];
        return inner switch
        {
            ['*', '*', .. var name] => new(SegmentKind.CatchAll, name),
            [.. var name, '?'] => new(SegmentKind.OptionalParameter, name),
            _ => Constrained(function, route, inner),
        };
    }

    private static RouteSegment Constrained(string function, string route, string inner)
    {
        var colon = inner.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return new(SegmentKind.Parameter, inner);
        }

        var kind = inner[(colon + 1)..] switch
        {
            "int" => SegmentKind.Int,
            "long" => SegmentKind.Long,
            "guid" => SegmentKind.Guid,
            var other => throw Invalid(function, route, $"has the constraint '{other}'"),
        };
        return new(kind, inner[..colon]);
    }

    private static StartupException Invalid(string function, string route, string found) =>
        new($"Route '{route}' of function '{function}' {found}; allowed are literals, {{name}}, {{name:int|long|guid}}, and as the last segment {{name?}} or {{**rest}}.");
}
