using System.Globalization;

namespace MultiCloud.Model;

/// <summary>What a JSON value is.</summary>
internal enum JsonKind
{
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}

/// <summary>A JSON value that knows its place. Line and column count from 1.</summary>
internal sealed class JsonNode(JsonKind kind, int line, int column, string text = "")
{
    /// <summary>What it is.</summary>
    public JsonKind Kind { get; } = kind;

    public int Line { get; } = line;

    public int Column { get; } = column;

    /// <summary>A string's value, a number as written, <c>true</c>, <c>false</c> or <c>null</c>; empty for others.</summary>
    public string Text { get; } = text;

    /// <summary>An array's items, in order.</summary>
    public List<JsonNode> Items { get; } = [];

    /// <summary>An object's members, in order, duplicates included.</summary>
    public List<JsonMember> Members { get; } = [];

    /// <summary>The member of that name, the first when there are several.</summary>
    public JsonNode? this[string name]
    {
        get
        {
            foreach (var member in Members)
            {
                if (member.Name == name)
                {
                    return member.Value;
                }
            }

            return null;
        }
    }

    /// <summary>The string, or null when it is something else.</summary>
    public string? AsString() => Kind == JsonKind.String ? Text : null;

    /// <summary>The whole number, or null when it is something else.</summary>
    public int? AsInt32() =>
        Kind == JsonKind.Number && int.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>The truth value, or null when it is something else.</summary>
    public bool? AsBoolean() => Kind == JsonKind.Boolean ? Text == "true" : null;

    /// <summary>The value in words for a message: <c>"text"</c>, <c>30</c>, <c>an object</c>.</summary>
    public string Describe() => Kind switch
    {
        JsonKind.Array => "a list",
        JsonKind.Object => "an object",
        JsonKind.String => $"\"{Short(Text)}\"",
        _ => Short(Text),
    };

    private static string Short(string text) => text.Length <= 60 ? text : $"{text.Substring(0, 57)}...";
}

/// <summary>A member of an object; the place is that of its name.</summary>
internal sealed record JsonMember(string Name, int Line, int Column, JsonNode Value);

/// <summary>Why a text is not JSON, and where.</summary>
internal sealed record JsonError(string Message, int Line, int Column);
