namespace MultiCloud.Model;

/// <summary>A unit holds http functions of one access, or only others.</summary>
internal static class UnitRules
{
    public static void Check(Findings findings)
    {
        foreach (var app in findings.Stages)
        {
            foreach (var unit in app.Units.Where(unit => unit.IsHttp))
            {
                var functions = app.Functions.Where(f => f.Unit == unit.Name).ToList();
                var http = functions.Where(f => f.Trigger is HttpTrigger).ToList();
                var others = functions.Where(f => f.Trigger is not HttpTrigger).ToList();
                var open = http.Where(f => f.Access == Access.Public).ToList();
                var closed = http.Where(f => f.Access != Access.Public).ToList();
                if (others.Count > 0)
                {
                    findings.Report(Rules.MixedUnit, others[0].Name, findings.OptionPlace(app, others[0], "unit"), unit.Name, List(http), List(others));
                }

                if (open.Count > 0 && closed.Count > 0)
                {
                    findings.Report(Rules.MixedAccess, closed[0].Name, findings.OptionPlace(app, closed[0], "access") ?? findings.OptionPlace(app, open[0], "access"), unit.Name, List(open), List(closed));
                }

                if (app.Cors is not null && open.Count == 0)
                {
                    findings.Report(Rules.CorsWithPrivate, http[0].Name, findings.Place($"stages.{app.Stage}.http.cors", $"targets.{app.Target}.http.cors", "http.cors"), unit.Name);
                }
            }
        }
    }

    private static string List(List<EffectiveFunction> functions)
    {
        const int Shown = 5;
        var names = string.Join(", ", functions.Take(Shown).Select(f => f.Name));
        return functions.Count > Shown ? $"{names} and {functions.Count - Shown} more" : names;
    }
}
