namespace MultiCloud.Generators.Parsing;

/// <summary>A parameter of a route.</summary>
internal sealed record RouteName(string Name, bool Optional)
{
    public static IReadOnlyList<RouteName> Of(string route)
    {
        var names = new List<RouteName>();
        foreach (var segment in route.Split('/'))
        {
            if (segment.Length > 2 && segment[0] == '{' && segment[segment.Length - 1] == '}')
            {
                var inner = segment.Substring(1, segment.Length - 2).TrimStart('*');
                var optional = inner.EndsWith("?", StringComparison.Ordinal);
                names.Add(new(inner.TrimEnd('?').Split(':')[0], optional));
            }
        }

        return names;
    }
}
