using Microsoft.AspNetCore.Http;

namespace MultiCloud.Hosting.Http;

/// <summary>A request's headers on Kestrel.</summary>
internal sealed class KestrelHeaders(IHeaderDictionary headers) : HttpValues
{
    public override string? this[string name]
    {
        get
        {
            var values = headers[name];
            return values.Count == 0 ? null : values[0];
        }
    }

    public override IReadOnlyList<string> GetAll(string name) => headers[name].OfType<string>().ToArray();

    public override IEnumerator<KeyValuePair<string, string>> GetEnumerator()
    {
        foreach (var (name, values) in headers)
        {
            foreach (var value in values)
            {
                yield return new(name, value ?? "");
            }
        }
    }
}
