using System.Text;

namespace MultiCloud.Model.Tests.Reference;

/// <summary>The table of properties as a page.</summary>
internal static class ManifestPage
{
    public static string Write()
    {
        var page = new StringBuilder();
        Line(page, "# multicloud.json");
        Line(page);
        Line(page, "<!-- Written by the tests of MultiCloud.Model (MULTICLOUD_UPDATE=1). Do not edit. -->");
        Line(page);
        Line(page, "Comments and trailing commas are allowed. Lowest first: attribute, file, `targets.<name>`, `stages.<name>`.");
        Line(page, "Within one of them a function's own value comes before its unit's, and that before `http`.");
        Line(page, $"A name is {TextSpec.Name.Allowed}. Schema for editors: `docs/multicloud.schema.json`.");
        WriteObject(page, "", ManifestProperties.Root, [], []);
        return page.ToString();
    }

    private static void WriteObject(StringBuilder page, string place, ObjectSpec spec, HashSet<string> written, string[] skipped)
    {
        Line(page);
        Line(page, place.Length == 0 ? "## The file" : $"## `{place}`");
        Line(page);
        Line(page, "| property | value | default | meaning |");
        Line(page, "|---|---|---|---|");
        foreach (var property in spec.Properties.Where(property => !skipped.Contains(property.Name)))
        {
            Line(page, $"| `{property.Name}` | {Value(property)} | {(property.Required ? "required" : property.Default is null ? "" : $"`{property.Default}`")} | {property.Description} |");
        }

        if (skipped.Length > 0)
        {
            Line(page);
            Line(page, $"And {string.Join(", ", skipped.Select(name => $"`{name}`"))} as above{(spec.OtherScalars ? "; text, numbers and truth values of other names are options of the target" : "")}.");
        }

        foreach (var property in spec.Properties.Where(property => !skipped.Contains(property.Name)))
        {
            var (child, childPlace) = property.Value switch
            {
                ObjectSpec value => (value, Join(place, property.Name)),
                MapSpec { Value: ObjectSpec value } => (value, $"{Join(place, property.Name)}.<name>"),
                _ => (null, ""),
            };
            if (child is not null && written.Add(child.Title))
            {
                WriteObject(page, childPlace, child, written, child.Title is "target" or "stage" ? [.. child.Properties.Select(p => p.Name)] : []);
            }
        }
    }

    private static string Value(PropertySpec property) => (property.Value switch
    {
        MapSpec map => $"an object; keys are {Allowed(map.Key, "names")}",
        ListSpec list => $"a list; items are {Allowed(list.Item, "names")}",
        var value => Allowed(value, "a name"),
    }).Replace("|", "\\|", StringComparison.Ordinal) + (property.AllowsNull ? ", or null" : "");

    private static string Allowed(ValueSpec spec, string name) => ReferenceEquals(spec, TextSpec.Name) ? name : spec.Allowed;

    private static string Join(string place, string name) => place.Length == 0 ? name : $"{place}.{name}";

    private static void Line(StringBuilder page, string text = "") => page.Append(text).Append('\n');
}
