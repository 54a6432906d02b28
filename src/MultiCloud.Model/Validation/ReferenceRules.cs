namespace MultiCloud.Model;

/// <summary>What <c>multicloud.json</c> names exists, and what it says of triggers fits the code.</summary>
internal static class ReferenceRules
{
    public static void Check(Findings findings)
    {
        if (findings.Manifest is not { } manifest)
        {
            return;
        }

        CheckSection(findings, "", manifest.Settings);
        foreach (var target in manifest.Targets)
        {
            CheckTarget(findings, $"targets.{target.Name}", target.Name);
            CheckSection(findings, $"targets.{target.Name}.", target.Settings);
        }

        foreach (var stage in manifest.Stages)
        {
            CheckSection(findings, $"stages.{stage.Name}.", stage.Settings);
        }

        CheckTarget(findings, "target", manifest.Target);
        CheckTriggers(findings, manifest);
    }

    private static void CheckTarget(Findings findings, string place, string target)
    {
        if (findings.Scope.KnownTargets is { } known && !known.Contains(target))
        {
            var hint = Nearest.Hint(target, known);
            Report(findings, place, "target", target, hint.Length > 0 ? hint : $"; there are {string.Join(", ", known.OrderBy(t => t, StringComparer.Ordinal))}");
        }
    }

    private static void CheckSection(Findings findings, string prefix, ManifestSection section)
    {
        var functions = findings.Functions.Select(f => f.Name).Concat(findings.Manifest!.Settings.Functions.Where(f => f.Handler is not null).Select(f => f.Name)).ToList();
        foreach (var function in section.Functions.Where(f => !functions.Contains(f.Name)))
        {
            Report(findings, $"{prefix}functions.{function.Name}", "function", function.Name, Nearest.Hint(function.Name, functions));
        }

        var units = findings.Stages.SelectMany(app => app.Units).Select(unit => unit.Name).ToList();
        foreach (var unit in section.Units.Where(u => !units.Contains(u.Name)))
        {
            Report(findings, $"{prefix}units.{unit.Name}", "unit", unit.Name, Nearest.Hint(unit.Name, units));
        }

        var bindings = BindingRules.Mentions(findings).Select(mention => mention.Name).ToList();
        foreach (var binding in section.Bindings.Where(b => !bindings.Contains(b.Name)))
        {
            Report(findings, $"{prefix}bindings.{binding.Name}", "binding", binding.Name, Nearest.Hint(binding.Name, bindings));
        }

        if (section.Cors is { Credentials: true } cors && cors.Origins.Contains("*"))
        {
            var place = $"{prefix}http.cors.credentials";
            findings.Report(Rules.ConfigWrongValue, place, findings.Place(place), place, "true while the origins have \"*\"", "false, or a list of the origins");
        }
    }

    private static void CheckTriggers(Findings findings, Manifest manifest)
    {
        foreach (var function in manifest.Settings.Functions)
        {
            var place = findings.Place($"functions.{function.Name}.trigger", $"functions.{function.Name}");
            if (function.Handler is not null && function.Trigger is null)
            {
                findings.Report(Rules.ConfigTrigger, function.Name, place, function.Name, "it has a 'handler' and no 'trigger'; add one, for example { \"kind\": \"direct\" }");
            }
            else if (function.Trigger is { } trigger)
            {
                var code = function.Handler is null ? findings.Model.Functions.FirstOrDefault(f => f.Name == function.Name)?.Trigger : null;
                if ((code is not null || function.Handler is not null) && trigger.Apply(code, out var error) is null)
                {
                    findings.Report(Rules.ConfigTrigger, function.Name, place, function.Name, error!);
                }
            }
        }
    }

    private static void Report(Findings findings, string place, string kind, string name, string hint) =>
        findings.Report(Rules.ConfigUnknownReference, ManifestPlace.Subject(place), findings.Place(place), place, kind, name, hint);
}
