namespace MultiCloud.Model;

/// <summary>Http functions have a method and a route that nobody else has.</summary>
internal static class RouteRules
{
    public static void Check(Findings findings)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var function in findings.Functions)
        {
            if (function.Trigger is not HttpTrigger trigger)
            {
                continue;
            }

            if (!HttpMethods.All.Contains(trigger.Method))
            {
                var nearest = Nearest.Find(trigger.Method, HttpMethods.All);
                var problem = Rules.UnknownHttpMethod.At(function.Name, findings.TriggerPlace(function.Name, "method"), function.Name, trigger.Method);
                findings.Report(problem with { Correction = nearest is null ? null : new(nearest, trigger.Method) });
            }

            var place = findings.TriggerPlace(function.Name, "route");
            if (!RoutePattern.TryParse(trigger.Route, out var route, out var error))
            {
                findings.Report(Rules.BadRoute, function.Name, place, trigger.Route, function.Name, error.Found, error.Remedy);
            }
            else if (route.IsReserved)
            {
                findings.Report(Rules.ReservedPath, function.Name, place, trigger.Route, function.Name);
            }
            else if (taken.TryGetValue($"{trigger.Method} {route.Shape}", out var other))
            {
                findings.Report(Rules.DuplicateRoute, function.Name, place, other, function.Name, trigger.Method, trigger.Route);
            }
            else
            {
                taken.Add($"{trigger.Method} {route.Shape}", function.Name);
            }
        }
    }
}
