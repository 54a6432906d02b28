using System.Globalization;

namespace MultiCloud.Model;

/// <summary>Schedules can be read, zones exist, and ticks have time to end.</summary>
internal static class TimerRules
{
    private const string SecondsDialect = "cron-seconds";

    public static void Check(Findings findings)
    {
        foreach (var function in findings.Functions)
        {
            if (function.Trigger is not TimerTrigger timer)
            {
                continue;
            }

            if (!TimeZones.IsKnown(timer.TimeZone))
            {
                var zone = TimeZones.FindNearest(timer.TimeZone);
                var hint = zone is null ? "; for example 'Europe/Berlin' or 'UTC'" : $"; did you mean '{zone}'?";
                var problem = Rules.UnknownTimeZone.At(function.Name, findings.TriggerPlace(function.Name, "timeZone"), timer.TimeZone, function.Name, hint);
                findings.Report(problem with { Correction = zone is null ? null : new(zone, timer.TimeZone) });
            }

            var place = findings.TriggerPlace(function.Name, "cron");
            if (!CronExpression.TryParse(timer.Cron, out var cron, out var error))
            {
                findings.Report(Rules.BadCron, function.Name, place, timer.Cron, function.Name, error);
                continue;
            }

            CheckSeconds(findings, function, cron, place);
            CheckInterval(findings, function, cron);
        }
    }

    private static void CheckSeconds(Findings findings, FunctionModel function, CronExpression cron, FileLocation? place)
    {
        const string Portable = "five fields, at most once a minute";
        var capabilities = findings.Scope.Capabilities?.For(TriggerKinds.Timer);
        if (!cron.HasSeconds || capabilities?.Dialect == SecondsDialect)
        {
            return;
        }

        if (capabilities is null)
        {
            findings.Report(Rules.NotPortable, function.Name, place, "cron", function.Name, $"'{cron}' with a field for seconds", Portable);
        }
        else
        {
            findings.Report(Rules.TargetLimit, function.Name, place, "cron", function.Name, $"'{cron}' with a field for seconds", findings.Target, "five fields", $"its dialect is '{capabilities.Dialect ?? "cron"}'", Portable);
        }
    }

    private static void CheckInterval(Findings findings, FunctionModel function, CronExpression cron)
    {
        var interval = (long)cron.SmallestInterval().TotalSeconds;
        foreach (var app in findings.Stages)
        {
            var effective = app.Functions.First(f => f.Name == function.Name);
            if (effective.TimeoutSeconds >= interval)
            {
                var seconds = interval.ToString(CultureInfo.InvariantCulture);
                findings.Report(Rules.TimeoutOverInterval, function.Name, findings.OptionPlace(app, effective, "timeoutSeconds"), function.Name, effective.TimeoutSeconds, cron, seconds);
            }
        }
    }
}
