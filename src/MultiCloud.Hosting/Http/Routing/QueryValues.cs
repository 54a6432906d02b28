namespace MultiCloud.Hosting;

/// <summary>A query's values, decoded, in the order sent.</summary>
internal sealed class QueryValues : HttpValues
{
    private static readonly QueryValues Empty = new([]);
    private readonly List<KeyValuePair<string, string>> _values;

    private QueryValues(List<KeyValuePair<string, string>> values) => _values = values;

    public override string? this[string name]
    {
        get
        {
            foreach (var (key, value) in _values)
            {
                if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return value;
                }
            }

            return null;
        }
    }

    /// <summary>Reads a query.</summary>
    /// <param name="query">With or without its <c>?</c>.</param>
    internal static QueryValues Parse(ReadOnlySpan<char> query)
    {
        query = query.TrimStart('?');
        if (query.IsEmpty)
        {
            return Empty;
        }

        var values = new List<KeyValuePair<string, string>>();
        foreach (var range in query.Split('&'))
        {
            var pair = query[range];
            if (pair.IsEmpty)
            {
                continue;
            }

            var equals = pair.IndexOf('=');
            values.Add(equals < 0
                ? new(PercentEncoding.DecodeQuery(pair), "")
                : new(PercentEncoding.DecodeQuery(pair[..equals]), PercentEncoding.DecodeQuery(pair[(equals + 1)..])));
        }

        return new(values);
    }

    public override IReadOnlyList<string> GetAll(string name) =>
        [.. _values.Where(v => v.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(v => v.Value)];

    public override IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _values.GetEnumerator();
}
