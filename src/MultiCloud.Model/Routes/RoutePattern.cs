using System.Diagnostics.CodeAnalysis;

namespace MultiCloud.Model;

/// <summary>A route such as <c>/orders/{id:int}</c>. <c>docs/specs/model.md</c> has the rules, which the hosts' router follows too.</summary>
public sealed class RoutePattern
{
    private readonly string _text;

    internal RoutePattern(string text, IReadOnlyList<RouteSegment> segments)
    {
        _text = text;
        Segments = segments;
    }

    /// <summary>Its segments.</summary>
    public IReadOnlyList<RouteSegment> Segments { get; }

    /// <summary>The names of its parameters, in order.</summary>
    public IEnumerable<string> Parameters => Segments.Where(segment => segment.Kind != RouteSegmentKind.Literal).Select(segment => segment.Text);

    /// <summary>Whether it is under the path that the hosts keep for themselves.</summary>
    public bool IsReserved => Segments.Count > 0 && Segments[0].Kind == RouteSegmentKind.Literal
        && Segments[0].Text.Equals("__multicloud", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a route.</summary>
    /// <param name="text">The route.</param>
    /// <param name="route">The pattern.</param>
    /// <param name="error">What is wrong and what to write, when it is not one.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out RoutePattern? route, [NotNullWhen(false)] out RouteError? error)
    {
        route = RouteParser.Parse(text ?? "", out error);
        return route is not null;
    }

    /// <summary>
    /// Which of two routes answers a path that both match. From the left, the first segment that differs decides:
    /// the end of the route, a literal, int, long, guid, any text, the rest.
    /// </summary>
    /// <param name="other">The other route.</param>
    /// <returns>Negative when this one answers, positive when the other does, 0 for a tie.</returns>
    public int CompareTo(RoutePattern other)
    {
        for (var i = 0; i < Math.Max(Segments.Count, other.Segments.Count); i++)
        {
            var difference = Rank(i) - other.Rank(i);
            if (difference != 0)
            {
                return difference;
            }
        }

        return 0;
    }

    /// <summary>Whether some path is matched by both and neither takes precedence: their segments are the same but for the names of parameters.</summary>
    /// <param name="other">The other route.</param>
    public bool Overlaps(RoutePattern other) => Shape == other.Shape;

    /// <summary>The route without the names of parameters: equal for routes that <see cref="Overlaps"/>.</summary>
    internal string Shape => string.Concat(Segments.Select(segment => segment.Kind switch
    {
        RouteSegmentKind.Literal => "/" + segment.Text.ToUpperInvariant(),
        RouteSegmentKind.Rest => "/{**}",
        _ => "/{" + segment.Constraint + "}",
    }));

    /// <inheritdoc />
    public override string ToString() => _text;

    private int Rank(int index) => index >= Segments.Count ? 0 : Segments[index] switch
    {
        { Kind: RouteSegmentKind.Literal } => 1,
        { Kind: RouteSegmentKind.Rest } => 6,
        { Constraint: "int" } => 2,
        { Constraint: "long" } => 3,
        { Constraint: "guid" } => 4,
        _ => 5,
    };
}

/// <summary>Why a text is not a route.</summary>
/// <param name="Found">What is wrong.</param>
/// <param name="Remedy">What to write.</param>
public sealed record RouteError(string Found, string Remedy);
