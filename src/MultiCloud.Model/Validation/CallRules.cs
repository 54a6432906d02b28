namespace MultiCloud.Model;

/// <summary>Calls find a direct function of their types, and do not go round in a circle.</summary>
internal static class CallRules
{
    public static void Check(Findings findings)
    {
        var functions = new Dictionary<string, FunctionModel>(StringComparer.Ordinal);
        foreach (var function in findings.Functions.Where(f => f.Trigger is DirectTrigger))
        {
            functions[function.Name] = function;
        }

        foreach (var call in findings.Functions.SelectMany(f => f.Bindings).Concat(findings.Model.SharedBindings).Where(use => use.Kind == "function").Distinct())
        {
            if (!functions.TryGetValue(call.Name, out var function))
            {
                var other = findings.Functions.FirstOrDefault(f => f.Name == call.Name);
                var nearest = other is null ? Nearest.Find(call.Name, functions.Keys) : null;
                var hint = other is null ? Nearest.Hint(nearest) : $"; '{call.Name}' is a {other.Trigger.Kind} function, and only direct ones can be called";
                findings.Report(Rules.UnknownFunction.At(call.Name, null, call.Name, hint) with { Correction = nearest is null ? null : new(nearest, call.Name) });
            }
            else if (!Fits(call.Type, function.InputType) || !Fits(call.ResultType, function.OutputType))
            {
                findings.Report(
                    Rules.FunctionTypeMismatch, call.Name, null, call.Name, call.Type ?? "nothing", call.ResultType ?? "nothing", function.InputType ?? "nothing", function.OutputType ?? "nothing");
            }
        }

        foreach (var circle in Circles(functions))
        {
            findings.Report(Rules.CallCycle, circle[0], null, string.Join(" -> ", circle.Concat([circle[0]])));
        }
    }

    /// <summary>A function without input ignores what it is given, and one without result gives null.</summary>
    private static bool Fits(string? call, string? function) => call is null || function is null || call == function || call == BindingRules.AnyJson;

    /// <summary>One circle for each set of functions that reach each other, beginning with the first by name.</summary>
    private static IEnumerable<IReadOnlyList<string>> Circles(Dictionary<string, FunctionModel> functions)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in functions.Keys.OrderBy(name => name, StringComparer.Ordinal))
        {
            if (!done.Contains(start) && ShortestWayBack(functions, start) is { } circle)
            {
                done.UnionWith(circle);
                yield return circle;
            }
        }
    }

    private static List<string>? ShortestWayBack(Dictionary<string, FunctionModel> functions, string start)
    {
        var previous = new Dictionary<string, string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal) { start };
        var waiting = new Queue<string>([start]);
        while (waiting.Count > 0)
        {
            var name = waiting.Dequeue();
            foreach (var called in functions[name].Bindings.Where(use => use.Kind == "function" && functions.ContainsKey(use.Name)).Select(use => use.Name))
            {
                if (called == start)
                {
                    return Way(previous, start, name);
                }

                if (seen.Add(called))
                {
                    previous.Add(called, name);
                    waiting.Enqueue(called);
                }
            }
        }

        return null;
    }

    private static List<string> Way(Dictionary<string, string> previous, string start, string end)
    {
        var way = new List<string>();
        for (var name = end; name != start; name = previous[name])
        {
            way.Insert(0, name);
        }

        way.Insert(0, start);
        return way;
    }
}
