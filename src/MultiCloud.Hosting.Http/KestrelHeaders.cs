namespace MultiCloud.Hosting.Http;

/// <summary>A request's headers on Kestrel.</summary>
internal sealed class KestrelHeaders(KestrelRequest request) : HttpValues
{
    public override string? this[string name]
    {
        get
        {
            var values = request.ServerHeaders[name];
            return values.Count == 0 ? null : values[0];
        }
    }

    public override IReadOnlyList<string> GetAll(string name) => request.ServerHeaders[name].OfType<string>().ToArray();

    public override IEnumerator<KeyValuePair<string, string>> GetEnumerator()
    {
        foreach (var (name, values) in request.ServerHeaders)
        {
            foreach (var value in values)
            {
                yield return new(name, value ?? "");
            }
        }
    }
}
