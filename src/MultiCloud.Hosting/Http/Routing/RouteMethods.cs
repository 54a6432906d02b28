namespace MultiCloud.Hosting;

/// <summary>The HTTP methods a route can have, in the order of an Allow header.</summary>
[Flags]
internal enum RouteMethods
{
    None = 0,
    Delete = 1,
    Get = 2,
    Head = 4,
    Options = 8,
    Patch = 16,
    Post = 32,
    Put = 64,
}

internal static class RouteMethodNames
{
    internal static RouteMethods Parse(string method) => method switch
    {
        "GET" => RouteMethods.Get,
        "POST" => RouteMethods.Post,
        "PUT" => RouteMethods.Put,
        "DELETE" => RouteMethods.Delete,
        "PATCH" => RouteMethods.Patch,
        "HEAD" => RouteMethods.Head,
        "OPTIONS" => RouteMethods.Options,
        _ => RouteMethods.None,
    };

    /// <summary>The value of an Allow header: what functions answer, HEAD where there is GET, and OPTIONS, which the host answers.</summary>
    internal static string Allow(this RouteMethods methods)
    {
        methods |= RouteMethods.Options | (methods.HasFlag(RouteMethods.Get) ? RouteMethods.Head : RouteMethods.None);
        return string.Join(", ", Enum.GetValues<RouteMethods>().Where(m => m != RouteMethods.None && methods.HasFlag(m)).Select(m => m.ToString().ToUpperInvariant()));
    }
}
