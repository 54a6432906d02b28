namespace MultiCloud.Model;

/// <summary>
/// Reads JSON and keeps the place of every value. Comments and trailing commas are allowed. Any text at all gives a value or an error, never an exception.
/// </summary>
internal sealed class JsonReader(JsonScanner at)
{
    /// <summary>Deeper nesting is an error, so that no text can exhaust the stack.</summary>
    public const int MaxDepth = 64;

    /// <summary>Reads one value that is the whole text.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="error">Why there is no value.</param>
    /// <returns>The value, or null with an error.</returns>
    public static JsonNode? Read(string text, out JsonError? error)
    {
        var at = new JsonScanner(text);
        var value = at.SkipBlank() ? new JsonReader(at).ReadValue(1) : null;
        if (value is not null && at.SkipBlank() && !at.AtEnd)
        {
            at.Fail($"the text goes on with {at.Found()} after the end of the value; remove what follows");
        }

        error = at.Error;
        return error is null ? value : null;
    }

    private JsonNode? ReadValue(int depth)
    {
        if (depth > MaxDepth)
        {
            return at.Fail($"values are nested more than {MaxDepth} deep");
        }

        switch (at.Current)
        {
            case '{':
                return ReadObject(depth);
            case '[':
                return ReadArray(depth);
            case '"':
                var (line, column) = (at.Line, at.Column);
                return at.ReadString() is { } text ? new JsonNode(JsonKind.String, line, column, text) : null;
            case 't':
                return ReadWord("true", JsonKind.Boolean);
            case 'f':
                return ReadWord("false", JsonKind.Boolean);
            case 'n':
                return ReadWord("null", JsonKind.Null);
            case '-' or (>= '0' and <= '9'):
                return ReadNumber();
            default:
                return at.Fail($"a value is expected, found {at.Found()}");
        }
    }

    private JsonNode? ReadObject(int depth)
    {
        var node = new JsonNode(JsonKind.Object, at.Line, at.Column);
        at.Accept('{');
        while (at.SkipBlank())
        {
            if (at.Accept('}'))
            {
                return node;
            }

            if (at.Current != '"')
            {
                return at.Fail($"a property name in double quotes or '}}' is expected, found {at.Found()}");
            }

            var (line, column) = (at.Line, at.Column);
            if (at.ReadString() is not { } name || !at.SkipBlank())
            {
                return null;
            }

            if (!at.Accept(':'))
            {
                return at.Fail($"':' is expected after \"{name}\", found {at.Found()}");
            }

            if (!at.SkipBlank() || ReadValue(depth + 1) is not { } value || !at.SkipBlank())
            {
                return null;
            }

            node.Members.Add(new JsonMember(name, line, column, value));
            if (!at.Accept(',') && at.Current != '}')
            {
                return at.Fail($"',' or '}}' is expected after the value of \"{name}\", found {at.Found()}");
            }
        }

        return null;
    }

    private JsonNode? ReadArray(int depth)
    {
        var node = new JsonNode(JsonKind.Array, at.Line, at.Column);
        at.Accept('[');
        while (at.SkipBlank())
        {
            if (at.Accept(']'))
            {
                return node;
            }

            if (ReadValue(depth + 1) is not { } item || !at.SkipBlank())
            {
                return null;
            }

            node.Items.Add(item);
            if (!at.Accept(',') && at.Current != ']')
            {
                return at.Fail($"',' or ']' is expected after an item, found {at.Found()}");
            }
        }

        return null;
    }

    private JsonNode? ReadWord(string word, JsonKind kind)
    {
        var (line, column) = (at.Line, at.Column);
        return at.AcceptWord(word)
            ? new JsonNode(kind, line, column, word)
            : at.Fail($"a value is expected, found {at.Found()}; text stands in double quotes");
    }

    private JsonNode? ReadNumber()
    {
        var (start, column) = (at.Position, at.Column);
        at.Accept('-');
        if (!at.Accept('0') && !at.SkipDigits())
        {
            return at.Fail($"a digit is expected, found {at.Found()}");
        }

        if (at.Current is >= '0' and <= '9')
        {
            return at.Fail("a number does not begin with 0; remove the leading zero");
        }

        if (at.Accept('.') && !at.SkipDigits())
        {
            return at.Fail($"a digit is expected after '.', found {at.Found()}");
        }

        if (at.Accept('e') || at.Accept('E'))
        {
            if (!at.Accept('+'))
            {
                at.Accept('-');
            }

            if (!at.SkipDigits())
            {
                return at.Fail($"a digit is expected in the exponent, found {at.Found()}");
            }
        }

        return new JsonNode(JsonKind.Number, at.Line, column, at.TextFrom(start));
    }
}
