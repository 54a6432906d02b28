namespace MultiCloud.Hosting.Http;

/// <summary>Checks the Host header, so that a web page whose name was rebound to this machine cannot call the functions on it.</summary>
internal sealed class HostFilter
{
    private readonly string[] _names;
    private readonly bool _any;
    private readonly string _option;

    internal HostFilter(HttpFrontOptions options)
    {
        _names = ["localhost", "127.0.0.1", "[::1]", .. options.AllowedHosts];
        _any = options.AllowedHosts.Contains("*");
        _option = options.AllowedHostsOption;
    }

    internal bool Allows(string? host)
    {
        if (_any)
        {
            return true;
        }

        var name = Name(host);
        foreach (var allowed in _names)
        {
            if (name.Equals(allowed, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    internal string Refusal(string? host) =>
        $"The request's Host header is '{Found.Show(host ?? "")}'; allowed are {string.Join(", ", _names)}. Add a name with {_option} <name>.";

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> host)
    {
        var colon = host.LastIndexOf(':');
        return colon > host.LastIndexOf(']') ? host[..colon] : host;
    }
}
