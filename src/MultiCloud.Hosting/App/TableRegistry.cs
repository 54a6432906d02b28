using System.Reflection;

namespace MultiCloud.Hosting;

/// <summary>The function tables of the assemblies that are loaded.</summary>
internal static class TableRegistry
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<Assembly, Func<FunctionTable>> Tables = [];

    internal static void Add(Assembly assembly, Func<FunctionTable> table)
    {
        lock (Gate)
        {
            Tables[assembly] = table;
        }
    }

    /// <summary>The table of the assembly that was started; where that has none, as in tests, the only one there is.</summary>
    internal static FunctionTable Find(Assembly? entry)
    {
        lock (Gate)
        {
            if (entry is not null && Tables.TryGetValue(entry, out var table))
            {
                return table();
            }

            if (Tables.Count == 1)
            {
                return Tables.Values.Single()();
            }

            var name = entry?.GetName().Name ?? "this process";
            throw new StartupException(Tables.Count == 0
                ? $"No functions were found in {name}: the project has no function, or was built without the MultiCloud package."
                : $"{name} has no functions of its own, and several loaded assemblies have: {string.Join(", ", Tables.Keys.Select(a => a.GetName().Name).Order())}. Start one of them.");
        }
    }
}
