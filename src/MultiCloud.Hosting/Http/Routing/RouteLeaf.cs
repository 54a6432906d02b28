using System.Numerics;

namespace MultiCloud.Hosting;

/// <summary>The functions of one route, by method.</summary>
internal sealed class RouteLeaf
{
    private readonly RouteEndpoint?[] _byMethod = new RouteEndpoint?[7];
    private RouteMethods _methods;

    /// <summary>Adds a function.</summary>
    /// <returns>The function that is there already, or null.</returns>
    internal FunctionDescriptor? Add(RouteMethods method, RouteEndpoint endpoint)
    {
        ref var slot = ref _byMethod[Index(method)];
        if (slot is not null)
        {
            return slot.Function;
        }

        slot = endpoint;
        _methods |= method;
        return null;
    }

    internal RouteEndpoint? Find(RouteMethods method, ref RouteMethods allowed)
    {
        allowed |= _methods;
        if (method == RouteMethods.None)
        {
            return null;
        }

        return _byMethod[Index(method)] ?? (method == RouteMethods.Head ? _byMethod[Index(RouteMethods.Get)] : null);
    }

    private static int Index(RouteMethods method) => BitOperations.TrailingZeroCount((int)method);
}
