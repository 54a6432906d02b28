using System.Globalization;
using System.Text;

namespace MultiCloud.Model;

/// <summary>Writes JSON whose bytes depend on the values alone: order as written, '\n' line ends, no culture.</summary>
internal sealed class JsonWriter(bool indented)
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _first = true;
    private bool _afterName;

    public JsonWriter BeginObject() => Begin('{');

    public JsonWriter EndObject() => End('}');

    public JsonWriter BeginArray() => Begin('[');

    public JsonWriter EndArray() => End(']');

    public JsonWriter Name(string name)
    {
        Separate();
        Quote(name);
        _text.Append(indented ? ": " : ":");
        _afterName = true;
        return this;
    }

    public JsonWriter Value(string? value)
    {
        Separate();
        if (value is null)
        {
            _text.Append("null");
        }
        else
        {
            Quote(value);
        }

        return this;
    }

    public JsonWriter Value(int value) => Raw(value.ToString(CultureInfo.InvariantCulture));

    public JsonWriter Value(bool value) => Raw(value ? "true" : "false");

    /// <summary>A name and a value, when there is a value.</summary>
    public JsonWriter Optional(string name, string? value) => value is null ? this : Name(name).Value(value);

    /// <inheritdoc cref="Optional(string, string?)"/>
    public JsonWriter Optional(string name, int? value) => value is { } number ? Name(name).Value(number) : this;

    public JsonWriter Strings(IEnumerable<string> values)
    {
        BeginArray();
        foreach (var value in values)
        {
            Value(value);
        }

        return EndArray();
    }

    /// <summary>A JSON text as it is.</summary>
    public JsonWriter Raw(string json)
    {
        Separate();
        _text.Append(json);
        return this;
    }

    public override string ToString() => indented ? _text + "\n" : _text.ToString();

    private JsonWriter Begin(char bracket)
    {
        Separate();
        _text.Append(bracket);
        _depth++;
        _first = true;
        return this;
    }

    private JsonWriter End(char bracket)
    {
        _depth--;
        if (!_first)
        {
            NewLine();
        }

        _text.Append(bracket);
        _first = false;
        return this;
    }

    private void Separate()
    {
        if (_afterName)
        {
            _afterName = false;
            return;
        }

        if (!_first)
        {
            _text.Append(',');
        }

        if (_depth > 0)
        {
            NewLine();
        }

        _first = false;
    }

    private void NewLine()
    {
        if (indented)
        {
            _text.Append('\n').Append(' ', 2 * _depth);
        }
    }

    private void Quote(string value)
    {
        _text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var character = value[i];
            if (character is '"' or '\\')
            {
                _text.Append('\\').Append(character);
            }
            else if (char.IsHighSurrogate(character) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                _text.Append(character).Append(value[++i]);
            }
            else if (char.IsControl(character) || char.IsSurrogate(character) || character is '\u2028' or '\u2029')
            {
                _text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                _text.Append(character);
            }
        }

        _text.Append('"');
    }
}
