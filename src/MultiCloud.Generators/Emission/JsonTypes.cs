using MultiCloud.Generators.Specs;

namespace MultiCloud.Generators.Emission;

/// <summary>The JSON metadata one function needs, kept in fields: looked up on the first invocation, never again.</summary>
internal sealed class JsonTypes
{
    private readonly List<KeyValuePair<string, string>> _fields = [];

    /// <summary>The argument for a type's metadata.</summary>
    public string this[TypeRef type] =>
        $"{_fields.First(each => each.Key == type.Code).Value} ??= invocation.Json.Get<{type.Code}>()";

    public static JsonTypes Of(FunctionSpec function)
    {
        var types = new JsonTypes();
        types.Add(function.Input, "_inputType");
        types.Add(function.Output, "_outputType");
        return types;
    }

    public void EmitFields(CodeWriter code)
    {
        foreach (var field in _fields)
        {
            code.Line($"private {Known.JsonTypeInfo}<{field.Key}>? {field.Value};");
        }

        if (_fields.Count > 0)
        {
            code.Line();
        }
    }

    private void Add(TypeRef? type, string field)
    {
        if (type is not null && !_fields.Any(each => each.Key == type.Code))
        {
            _fields.Add(new(type.Code, field));
        }
    }
}
