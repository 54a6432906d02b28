namespace MultiCloud.Hosting;

/// <summary>The values of a route's parameters; an optional one that was left out is not there.</summary>
internal sealed class RouteValues(string[] names, string[] values) : HttpValues
{
    internal static RouteValues None { get; } = new([], []);

    public override string? this[string name]
    {
        get
        {
            for (var i = 0; i < values.Length; i++)
            {
                if (names[i].Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return values[i];
                }
            }

            return null;
        }
    }

    public override IReadOnlyList<string> GetAll(string name) => this[name] is { } value ? [value] : [];

    public override IEnumerator<KeyValuePair<string, string>> GetEnumerator()
    {
        for (var i = 0; i < values.Length; i++)
        {
            yield return new(names[i], values[i]);
        }
    }
}
