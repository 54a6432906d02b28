namespace MultiCloud.Model.Tests.Reference;

/// <summary>The table of properties as a JSON schema, for editors.</summary>
internal static class ManifestSchema
{
    public static string Write()
    {
        var json = new JsonWriter(indented: true);
        json.BeginObject()
            .Name("$schema").Value("http://json-schema.org/draft-07/schema#")
            .Name("title").Value("multicloud.json");
        WriteBody(json, ManifestProperties.Root, allowsNull: false);
        json.Name("definitions").BeginObject();
        foreach (var definition in Definitions(ManifestProperties.Root).DistinctBy(d => d.Title).OrderBy(d => d.Title, StringComparer.Ordinal))
        {
            json.Name(definition.Title).BeginObject();
            WriteBody(json, definition, allowsNull: false);
            json.EndObject();
        }

        return json.EndObject().EndObject().ToString();
    }

    /// <summary>Objects that stand in maps: written once, under their titles.</summary>
    private static IEnumerable<ObjectSpec> Definitions(ObjectSpec spec) => spec.Properties.SelectMany(property => property.Value switch
    {
        MapSpec { Value: ObjectSpec value } => Definitions(value).Prepend(value),
        ObjectSpec value => Definitions(value),
        _ => [],
    });

    private static void WriteProperty(JsonWriter json, PropertySpec property)
    {
        json.Name(property.Name).BeginObject().Name("description").Value(property.Description);
        WriteBody(json, property.Value, property.AllowsNull);
        if (property.Default is { } value)
        {
            json.Name("default").Raw(value);
        }

        json.EndObject();
    }

    private static void WriteBody(JsonWriter json, ValueSpec spec, bool allowsNull)
    {
        switch (spec)
        {
            case ObjectSpec value:
                WriteObject(json, value, allowsNull);
                break;
            case MapSpec value:
                json.Name("type").Value("object").Name("patternProperties").BeginObject().Name(value.Key.Pattern!).BeginObject();
                WriteReference(json, value.Value);
                json.EndObject().EndObject().Name("additionalProperties").Value(false);
                break;
            case ListSpec value:
                json.Name("type").Value("array").Name("items").BeginObject();
                WriteBody(json, value.Item, allowsNull: false);
                json.EndObject();
                break;
            case IntegerSpec value:
                json.Name("type").Value("integer").Name("minimum").Value(value.Min).Name("maximum").Value(value.Max);
                break;
            case BooleanSpec:
                json.Name("type").Value("boolean");
                break;
            case WordSpec value:
                json.Name("enum").Strings(value.Words);
                break;
            case TextSpec value:
                json.Name("type").Value("string").Optional("pattern", value.Pattern);
                break;
            default:
                throw new InvalidOperationException($"The schema has no form for {spec.GetType().Name}.");
        }
    }

    private static void WriteReference(JsonWriter json, ValueSpec spec)
    {
        if (spec is ObjectSpec value)
        {
            json.Name("$ref").Value($"#/definitions/{value.Title}");
        }
        else
        {
            WriteBody(json, spec, allowsNull: false);
        }
    }

    private static void WriteObject(JsonWriter json, ObjectSpec spec, bool allowsNull)
    {
        json.Name("type");
        _ = allowsNull ? json.Strings(["object", "null"]) : json.Value("object");
        json.Name("properties").BeginObject();
        foreach (var property in spec.Properties)
        {
            WriteProperty(json, property);
        }

        json.EndObject();
        if (spec.Properties.Any(property => property.Required))
        {
            json.Name("required").Strings(spec.Properties.Where(property => property.Required).Select(property => property.Name));
        }

        json.Name("additionalProperties");
        _ = spec.OtherScalars ? json.BeginObject().Name("type").Strings(["string", "number", "boolean"]).EndObject() : json.Value(false);
    }
}
