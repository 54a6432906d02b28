using System.Collections;

namespace MultiCloud;

/// <summary>Named values that may repeat: headers, a query, a route's values. Names ignore case.</summary>
public abstract class HttpValues : IEnumerable<KeyValuePair<string, string>>
{
    /// <summary>The first value of that name, or null.</summary>
    /// <param name="name">The name, in any case.</param>
    public abstract string? this[string name] { get; }

    /// <summary>Every value of that name in the order sent; empty when there is none.</summary>
    /// <param name="name">The name, in any case.</param>
    public abstract IReadOnlyList<string> GetAll(string name);

    /// <summary>Every name and value in the order sent.</summary>
    public abstract IEnumerator<KeyValuePair<string, string>> GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
