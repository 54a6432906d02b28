namespace MultiCloud.Model;

/// <summary>Compares a JSON tree with the table of properties: reports what does not fit, notes where everything stands, keeps what fits.</summary>
internal sealed class PropertyChecker(string path, string title)
{
    private readonly List<Problem> _problems = [];
    private readonly Dictionary<string, FileLocation> _locations = new(StringComparer.Ordinal);

    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>The place of each property by its dotted path, such as <c>functions.orders-place.trigger.cron</c>.</summary>
    public IReadOnlyDictionary<string, FileLocation> Locations => _locations;

    /// <summary>The part of a value that fits.</summary>
    public JsonNode? Check(JsonNode node, ValueSpec spec, string place) => spec switch
    {
        ObjectSpec value when node.Kind == JsonKind.Object => CheckObject(node, value, place),
        MapSpec value when node.Kind == JsonKind.Object => CheckMap(node, value, place),
        ListSpec value when node.Kind == JsonKind.Array => CheckList(node, value, place),
        IntegerSpec value when node.AsInt32() is { } number => CheckRange(node, value, number, place),
        BooleanSpec when node.Kind == JsonKind.Boolean => node,
        TextSpec value when node.AsString() is { } text && value.Allows(text) => node,
        WordSpec value when node.AsString() is { } word && value.Words.Contains(word) => node,
        _ => WrongValue(node, spec, place),
    };

    private JsonNode CheckObject(JsonNode node, ObjectSpec spec, string place)
    {
        var kept = new JsonNode(JsonKind.Object, node.Line, node.Column);
        foreach (var member in Distinct(node, place))
        {
            if (spec.Find(member.Name) is { } property)
            {
                Keep(kept, member, property.AllowsNull && member.Value.Kind == JsonKind.Null ? member.Value : Check(member.Value, property.Value, Join(place, member.Name)));
            }
            else if (spec.OtherScalars && member.Value.Kind is JsonKind.String or JsonKind.Number or JsonKind.Boolean)
            {
                Keep(kept, member, member.Value);
            }
            else
            {
                var hint = spec.Elsewhere(member.Name) ?? Nearest.Hint(member.Name, spec.Properties.Select(p => p.Name));
                Report(Rules.ConfigUnknownProperty, place, member.Line, member.Column, member.Name, Describe(place), hint);
            }
        }

        foreach (var property in spec.Properties.Where(p => p.Required && node[p.Name] is null))
        {
            Report(Rules.ConfigWrongValue, place, node.Line, node.Column, Join(place, property.Name), "missing", property.Value.Allowed);
        }

        return kept;
    }

    private JsonNode CheckMap(JsonNode node, MapSpec spec, string place)
    {
        var kept = new JsonNode(JsonKind.Object, node.Line, node.Column);
        foreach (var member in Distinct(node, place))
        {
            if (spec.Key.Allows(member.Name))
            {
                Keep(kept, member, Check(member.Value, spec.Value, Join(place, member.Name)));
            }
            else if (ReferenceEquals(spec.Key, TextSpec.Name))
            {
                Report(Rules.InvalidName, place, member.Line, member.Column, spec.KeyWord, member.Name, Names.Suggest(member.Name));
            }
            else
            {
                Report(Rules.ConfigWrongValue, place, member.Line, member.Column, $"{spec.KeyWord} in {place}", $"'{member.Name}'", spec.Key.Allowed);
            }
        }

        return kept;
    }

    private JsonNode CheckList(JsonNode node, ListSpec spec, string place)
    {
        var kept = new JsonNode(JsonKind.Array, node.Line, node.Column);
        for (var i = 0; i < node.Items.Count; i++)
        {
            if (Check(node.Items[i], spec.Item, $"{place}[{i}]") is { } item)
            {
                kept.Items.Add(item);
            }
        }

        return kept;
    }

    private JsonNode? CheckRange(JsonNode node, IntegerSpec spec, int number, string place)
    {
        if (number >= spec.Min && number <= spec.Max)
        {
            return node;
        }

        var dot = place.LastIndexOf('.');
        Report(Rules.OutOfRange, place, node.Line, node.Column, place.Substring(dot + 1), Describe(dot < 0 ? "" : place.Substring(0, dot)), number, spec.Min, spec.Max);
        return null;
    }

    private JsonNode? WrongValue(JsonNode node, ValueSpec spec, string place)
    {
        var hint = spec is WordSpec words && node.AsString() is { } text ? Nearest.Hint(text, words.Words) : "";
        Report(Rules.ConfigWrongValue, place, node.Line, node.Column, Describe(place), node.Describe(), spec.Allowed + hint);
        return null;
    }

    private IEnumerable<JsonMember> Distinct(JsonNode node, string place)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in node.Members)
        {
            if (seen.Add(member.Name))
            {
                _locations[Join(place, member.Name)] = new FileLocation(path, member.Value.Line, member.Value.Column);
                yield return member;
            }
            else
            {
                Report(Rules.ConfigDuplicateProperty, place, member.Line, member.Column, member.Name, Describe(place));
            }
        }
    }

    private void Report(Rule rule, string place, int line, int column, params object[] arguments) =>
        _problems.Add(rule.At(ManifestPlace.Subject(place), new FileLocation(path, line, column), arguments));

    private static void Keep(JsonNode kept, JsonMember member, JsonNode? value)
    {
        if (value is not null)
        {
            kept.Members.Add(member with { Value = value });
        }
    }

    private static string Join(string place, string name) => place.Length == 0 ? name : $"{place}.{name}";

    private string Describe(string place) => place.Length == 0 ? title : place;
}
