using MultiCloud.Generators.Specs;

namespace MultiCloud.Generators.Composition;

/// <summary>Which classes of the app a function reaches through constructors: directly, or through an interface or base class that a class of the app provides.</summary>
internal sealed class ServiceGraph
{
    private readonly Dictionary<string, List<ServiceSpec>> _providers = new(StringComparer.Ordinal);
    private readonly bool _hasBindings;

    public ServiceGraph(IEnumerable<ServiceSpec> services)
    {
        foreach (var service in services)
        {
            _hasBindings |= service.Bindings.Count > 0;
            foreach (var type in service.Provides.Append(service.Type))
            {
                if (!_providers.TryGetValue(type, out var providers))
                {
                    _providers.Add(type, providers = []);
                }

                providers.Add(service);
            }
        }
    }

    /// <summary>The classes reached from types that are taken as parameters.</summary>
    public IReadOnlyCollection<ServiceSpec> From(IEnumerable<string> types)
    {
        var reached = new HashSet<ServiceSpec>();
        if (!_hasBindings)
        {
            return reached;
        }

        var open = new Stack<string>(types);
        while (open.Count > 0)
        {
            if (!_providers.TryGetValue(open.Pop(), out var providers))
            {
                continue;
            }

            foreach (var provider in providers.Where(reached.Add))
            {
                foreach (var need in provider.Needs)
                {
                    open.Push(need);
                }
            }
        }

        return reached;
    }
}
