namespace MultiCloud.Hosting;

/// <summary>A function behind a route, and where in the path its parameters stand.</summary>
internal sealed class RouteEndpoint
{
    private readonly string[] _names;
    private readonly int[] _positions;
    private readonly bool _catchAll;
    private readonly bool _optional;

    internal RouteEndpoint(FunctionDescriptor function, IReadOnlyList<RouteSegment> segments)
    {
        Function = function;
        var positions = new List<int>();
        var names = new List<string>();
        for (var i = 0; i < segments.Count; i++)
        {
            if (segments[i].Kind != SegmentKind.Literal)
            {
                positions.Add(i);
                names.Add(segments[i].Text);
            }
        }

        _positions = [.. positions];
        _names = [.. names];
        _catchAll = segments is [.., { Kind: SegmentKind.CatchAll }];
        _optional = segments is [.., { Kind: SegmentKind.OptionalParameter }];
    }

    internal FunctionDescriptor Function { get; }

    internal RouteValues Values(in RequestPath path)
    {
        if (_names.Length == 0)
        {
            return RouteValues.None;
        }

        var last = _positions.Length - 1;
        var leftOut = _optional && _positions[last] >= path.Count;
        var values = new string[leftOut ? last : last + 1];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _catchAll && i == last ? path.Rest(_positions[i]) : path[_positions[i]].ToString();
        }

        return new(_names, values);
    }
}
