namespace MultiCloud.Model;

/// <summary>Uses of bindings as JSON, sorted.</summary>
internal static class BindingJson
{
    /// <summary>Writes the property; nothing when there are no uses.</summary>
    public static void Write(JsonWriter json, string property, EquatableArray<BindingUse> uses)
    {
        if (uses.Count == 0)
        {
            return;
        }

        json.Name(property).BeginArray();
        foreach (var use in uses.OrderBy(u => u.Kind, StringComparer.Ordinal).ThenBy(u => u.Name, StringComparer.Ordinal).ThenBy(u => u.Access, StringComparer.Ordinal))
        {
            json.BeginObject().Name("kind").Value(use.Kind).Name("name").Value(use.Name).Name("access").Value(use.Access)
                .Optional("type", use.Type).Optional("resultType", use.ResultType).EndObject();
        }

        json.EndArray();
    }
}
