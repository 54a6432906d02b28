namespace MultiCloud.Local.Admin;

/// <summary>Carries out a call.</summary>
internal delegate ValueTask AdminCall(AdminRequest request);

/// <summary>A path of the admin API and what can be done with it.</summary>
/// <param name="path">Segments; <c>*</c> stands for one value, a last <c>**</c> for the rest, slashes included.</param>
internal sealed class AdminRoute(string path)
{
    private readonly string[] _path = path.Split('/');

    public string Path => path;

    public AdminCall? Get { get; init; }

    public AdminCall? Put { get; init; }

    public AdminCall? Post { get; init; }

    public AdminCall? Delete { get; init; }

    /// <summary>The methods allowed, as the Allow header has them.</summary>
    public string Allow => string.Join(", ", new[] { Get is null ? null : "GET, HEAD", Put is null ? null : "PUT", Post is null ? null : "POST", Delete is null ? null : "DELETE" }.OfType<string>());

    /// <summary>What a method does; null when it is not allowed.</summary>
    public AdminCall? Of(string method) => method switch
    {
        "GET" or "HEAD" => Get,
        "PUT" => Put,
        "POST" => Post,
        "DELETE" => Delete,
        _ => null,
    };

    /// <summary>The values in a path; null when it is another path.</summary>
    public string[]? Match(string[] segments)
    {
        var hasRest = _path[^1] == "**";
        if (hasRest ? segments.Length < _path.Length : segments.Length != _path.Length) return null;
        List<string> values = [];
        for (var i = 0; i < _path.Length; i++)
        {
            if (_path[i] == "**") values.Add(string.Join('/', segments[i..]));
            else if (_path[i] == "*" && segments[i].Length > 0) values.Add(segments[i]);
            else if (_path[i] != segments[i]) return null;
        }

        return [.. values];
    }
}
