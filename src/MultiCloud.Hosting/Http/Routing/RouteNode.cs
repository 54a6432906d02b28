using System.Globalization;

namespace MultiCloud.Hosting;

/// <summary>One segment's place in the tree of routes.</summary>
internal sealed class RouteNode
{
    private readonly Dictionary<string, RouteNode> _literals = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, RouteNode>.AlternateLookup<ReadOnlySpan<char>> _literalsBySpan;
    private readonly RouteNode?[] _constrained = new RouteNode?[SegmentKind.Parameter - SegmentKind.Int];
    private RouteNode? _parameter;

    internal RouteNode() => _literalsBySpan = _literals.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Functions whose route ends here.</summary>
    internal RouteLeaf Leaf { get; } = new();

    /// <summary>Functions whose catch-all parameter takes everything from here on.</summary>
    internal RouteLeaf CatchAll { get; } = new();

    /// <summary>The node below for a segment of a route, made when missing.</summary>
    internal RouteNode Child(RouteSegment segment)
    {
        switch (segment.Kind)
        {
            case SegmentKind.Literal:
                if (!_literals.TryGetValue(segment.Text, out var literal))
                {
                    _literals.Add(segment.Text, literal = new());
                }

                return literal;
            case SegmentKind.Int or SegmentKind.Long or SegmentKind.Guid:
                return _constrained[segment.Kind - SegmentKind.Int] ??= new();
            default:
                return _parameter ??= new();
        }
    }

    /// <summary>Looks for the most literal route, segment by segment; a branch without the method is left for the next one.</summary>
    /// <param name="path">The path.</param>
    /// <param name="depth">The segment to look at.</param>
    /// <param name="method">The request's method.</param>
    /// <param name="allowed">Collects the methods of routes that match otherwise.</param>
    internal RouteEndpoint? Find(in RequestPath path, int depth, RouteMethods method, ref RouteMethods allowed)
    {
        if (depth == path.Count)
        {
            return Leaf.Find(method, ref allowed) ?? CatchAll.Find(method, ref allowed);
        }

        var segment = path[depth];
        return FindLiteral(segment, path, depth, method, ref allowed)
            ?? FindConstrained(segment, path, depth, method, ref allowed)
            ?? (segment.IsEmpty ? null : _parameter?.Find(path, depth + 1, method, ref allowed))
            ?? CatchAll.Find(method, ref allowed);
    }

    private RouteEndpoint? FindLiteral(ReadOnlySpan<char> segment, in RequestPath path, int depth, RouteMethods method, ref RouteMethods allowed) =>
        _literalsBySpan.TryGetValue(segment, out var node) ? node.Find(path, depth + 1, method, ref allowed) : null;

    private RouteEndpoint? FindConstrained(ReadOnlySpan<char> segment, in RequestPath path, int depth, RouteMethods method, ref RouteMethods allowed)
    {
        for (var i = 0; i < _constrained.Length; i++)
        {
            if (_constrained[i] is { } node && Accepts(SegmentKind.Int + i, segment) && node.Find(path, depth + 1, method, ref allowed) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static bool Accepts(SegmentKind kind, ReadOnlySpan<char> segment) => kind switch
    {
        SegmentKind.Int => int.TryParse(segment, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        SegmentKind.Long => long.TryParse(segment, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        _ => Guid.TryParse(segment, CultureInfo.InvariantCulture, out _),
    };
}
