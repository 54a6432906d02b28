namespace MultiCloud.Model;

/// <summary>One segment of a route.</summary>
/// <param name="Kind">What it matches.</param>
/// <param name="Text">The literal, or the parameter's name.</param>
/// <param name="Constraint">int, long or guid; null for any text.</param>
public sealed record RouteSegment(RouteSegmentKind Kind, string Text, string? Constraint = null);

/// <summary>What a segment of a route matches.</summary>
public enum RouteSegmentKind
{
    /// <summary>Its text, in any case.</summary>
    Literal,

    /// <summary>One segment: <c>{name}</c>.</summary>
    Parameter,

    /// <summary>One segment or none, at the end: <c>{name?}</c>.</summary>
    Optional,

    /// <summary>Any number of segments, at the end: <c>{**name}</c>.</summary>
    Rest,
}
