using System.Globalization;

namespace MultiCloud.Model;

/// <summary>Options are in their range, and in what the target or every target can do.</summary>
internal static class RangeRules
{
    public static void Check(Findings findings)
    {
        foreach (var function in findings.Model.Functions)
        {
            CheckAttributes(findings, function);
        }

        foreach (var app in findings.Stages)
        {
            foreach (var function in app.Functions)
            {
                CheckTarget(findings, app, function);
            }

            foreach (var unit in app.Units.Where(unit => unit.MinInstances > unit.MaxInstances))
            {
                var function = app.Functions.First(f => f.Name == unit.Functions[0]);
                findings.Report(Rules.OutOfRange, function.Name, findings.OptionPlace(app, function, "minInstances"), "minInstances", $"unit '{unit.Name}'", unit.MinInstances, 0, unit.MaxInstances);
            }
        }
    }

    private static void CheckAttributes(Findings findings, FunctionModel function)
    {
        var options = function.Options;
        (OptionSpec Spec, int? Value)[] values =
        [
            (Defaults.TimeoutSeconds, options.TimeoutSeconds),
            (Defaults.MemoryMb, options.MemoryMb),
            (Defaults.MaxInstances, options.MaxInstances),
            (Defaults.MinInstances, options.MinInstances),
            (Defaults.Concurrency, options.Concurrency),
            (Defaults.MaxAttempts, options.MaxAttempts),
            (Defaults.BatchSize, options.BatchSize),
        ];
        foreach (var (spec, found) in values)
        {
            if (found is { } value && !spec.Allows(value))
            {
                var property = char.ToUpperInvariant(spec.Name[0]) + spec.Name.Substring(1);
                var nearest = Math.Max(spec.Min, Math.Min(spec.Max, value)).ToString(CultureInfo.InvariantCulture);
                var problem = Rules.OutOfRange.At(function.Name, null, property, $"function '{function.Name}'", value, spec.Min, spec.Max);
                findings.Report(problem with { Correction = new(nearest, Property: property) });
            }
        }
    }

    private static void CheckTarget(Findings findings, EffectiveApp app, EffectiveFunction function)
    {
        var kind = function.Trigger.Kind;
        var portable = Defaults.TimeoutSeconds.PortableMaximum(kind);
        var found = function.TimeoutSeconds;
        var place = findings.OptionPlace(app, function, "timeoutSeconds");
        var capabilities = findings.Scope.Capabilities?.For(kind);
        if (!Defaults.TimeoutSeconds.Allows(found))
        {
            return;
        }

        if (findings.Scope.Capabilities is { } target && capabilities is null)
        {
            var kinds = string.Join(", ", target.Triggers.Select(trigger => trigger.Kind));
            findings.Report(Rules.TargetLacksTrigger, function.Name, null, function.Name, kind, target.Target, kinds);
            return;
        }

        if (capabilities is null && found > portable)
        {
            findings.Report(Rules.NotPortable, function.Name, place, "timeoutSeconds", function.Name, $"{found} s", $"at most {portable} s for a {kind} function");
        }

        Exceeds("timeoutSeconds", found, "s", capabilities?.TimeoutSeconds, portable);
        Exceeds("maxAttempts", function.MaxAttempts, "", capabilities?.Attempts, Defaults.MaxAttempts.Max);
        Exceeds("batchSize", function.BatchSize, "", capabilities?.Batch, Defaults.BatchSize.Max);

        void Exceeds(string option, int value, string unit, Figure? limit, int most)
        {
            if (limit is not null && value > limit.Value)
            {
                var amount = unit.Length == 0 ? "" : " " + unit;
                findings.Report(
                    Rules.TargetLimit, function.Name, findings.OptionPlace(app, function, option), option, function.Name, value + amount, findings.Target,
                    $"at most {limit.Value}{amount}", $"{limit.Source}, {limit.Date}", $"at most {Math.Min(most, limit.Value)}{amount}");
            }
        }
    }
}
