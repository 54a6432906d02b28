using System.Text;

namespace MultiCloud.Model.Tests.Reference;

/// <summary>The table of defaults as a page.</summary>
internal static class DefaultsPage
{
    public static string Write()
    {
        var page = new StringBuilder();
        Line(page, "# Defaults and ranges");
        Line(page);
        Line(page, "<!-- Written by the tests of MultiCloud.Model (MULTICLOUD_UPDATE=1). Do not edit. -->");
        Line(page);
        Line(page, "Options of a function, in `multicloud.json` under this name and in attributes with a capital. *Portable* is the most that every target can do.");
        Line(page);
        Line(page, "| option | default | range | portable | for | meaning |");
        Line(page, "|---|---|---|---|---|---|");
        foreach (var option in Defaults.All)
        {
            var kinds = option.Kinds.Count == TriggerKinds.All.Count ? "all" : string.Join(", ", option.Kinds);
            Line(page, $"| `{option.Name}` | {Default(option)} | {option.Min} to {option.Max}{Unit(option)} | {Portable(option)} | {kinds} | {option.Description} |");
        }

        Line(page, $"| `access` | {Defaults.HttpAccess.ToString().ToLowerInvariant()} | private, public | all | http | Who may call: callers the platform authenticates, or anyone. |");
        Line(page, $"| `unit` | `{Defaults.HttpUnit}` for http, else the function's name | a name | all | all | The unit the function is deployed in. |");
        Line(page, $"| `timeZone` | {Defaults.TimeZone} | an IANA zone (list of {TimeZones.Version}) | all | timer | The clocks a schedule means. |");
        Line(page);
        Line(page, "A unit has the largest memory, timeout, instances and concurrency of its functions; each function is still held to its own timeout.");
        Line(page);
        Line(page, "| fixed | value |");
        Line(page, "|---|---|");
        Line(page, $"| target, when none is named | `{Defaults.Target}` |");
        Line(page, $"| stage, when none is named | `{Defaults.Stage}` |");
        Line(page, $"| wait between attempts | {Defaults.MinRetryDelaySeconds} s to {Defaults.MaxRetryDelaySeconds} s |");
        Line(page, $"| lease of a delivery | timeout + {Defaults.LeaseMarginSeconds} s |");
        Line(page, $"| queue or topic message | at most {Defaults.MaxMessageBytes} bytes |");
        Line(page, $"| answer to a preflight request is remembered | {Defaults.CorsMaxAgeSeconds} s |");
        Line(page, $"| name of an app, stage, target, unit, function or binding | `{Names.Pattern}` |");
        return page.ToString();
    }

    private static string Default(OptionSpec option) => Grouped(option, option.DefaultFor, option.Default);

    private static string Portable(OptionSpec option) =>
        TriggerKinds.All.All(kind => option.PortableMaximum(kind) == option.Max) ? "all" : Grouped(option, option.PortableMaximum, option.Max);

    /// <summary>One value, or the values by kind: <c>220 s (http, direct), 890 s (timer)</c>.</summary>
    private static string Grouped(OptionSpec option, Func<string, int> value, int usual)
    {
        var groups = option.Kinds.GroupBy(value).ToList();
        return groups.Count == 1
            ? $"{groups[0].Key}{Unit(option)}"
            : string.Join(", ", groups.Select(group => group.Key == usual ? $"{group.Key}{Unit(option)}" : $"{group.Key}{Unit(option)} ({string.Join(", ", group)})"));
    }

    private static string Unit(OptionSpec option) => option.Unit.Length == 0 ? "" : $" {option.Unit}";

    private static void Line(StringBuilder page, string text = "") => page.Append(text).Append('\n');
}
