using System.Text;

namespace MultiCloud.Model;

/// <summary>
/// Reads JSON and keeps the place of every value. Comments and trailing commas are allowed. Any text at all gives a value or an error, never an exception.
/// </summary>
internal sealed class JsonReader
{
    /// <summary>Deeper nesting is an error, so that no text can exhaust the stack.</summary>
    public const int MaxDepth = 64;

    private readonly string _text;
    private int _position;
    private int _line = 1;
    private int _lineStart;
    private JsonError? _error;

    private JsonReader(string text)
    {
        _text = text;
        if (text.Length > 0 && text[0] == '\uFEFF')
        {
            _position = 1;
            _lineStart = 1;
        }
    }

    private int Column => _position - _lineStart + 1;

    private char Current => _position < _text.Length ? _text[_position] : '\0';

    private bool AtEnd => _position >= _text.Length;

    /// <summary>Reads one value that is the whole text.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="error">Why there is no value.</param>
    /// <returns>The value, or null with an error.</returns>
    public static JsonNode? Read(string text, out JsonError? error)
    {
        var reader = new JsonReader(text);
        var value = reader.SkipBlank() ? reader.ReadValue(1) : null;
        if (value is not null && reader.SkipBlank() && !reader.AtEnd)
        {
            reader.Fail($"the text goes on with {reader.Found()} after the end of the value; remove what follows");
        }

        error = reader._error;
        return error is null ? value : null;
    }

    private JsonNode? ReadValue(int depth)
    {
        if (depth > MaxDepth)
        {
            return Fail($"values are nested more than {MaxDepth} deep");
        }

        switch (Current)
        {
            case '{':
                return ReadObject(depth);
            case '[':
                return ReadArray(depth);
            case '"':
                var (line, column) = (_line, Column);
                return ReadString() is { } text ? new JsonNode(JsonKind.String, line, column, text) : null;
            case 't':
                return ReadWord("true", JsonKind.Boolean);
            case 'f':
                return ReadWord("false", JsonKind.Boolean);
            case 'n':
                return ReadWord("null", JsonKind.Null);
            case '-' or (>= '0' and <= '9'):
                return ReadNumber();
            default:
                return Fail($"a value is expected, found {Found()}");
        }
    }

    private JsonNode? ReadObject(int depth)
    {
        var node = new JsonNode(JsonKind.Object, _line, Column);
        _position++;
        while (SkipBlank())
        {
            if (Accept('}'))
            {
                return node;
            }

            if (Current != '"')
            {
                return Fail($"a property name in double quotes or '}}' is expected, found {Found()}");
            }

            var (line, column) = (_line, Column);
            if (ReadString() is not { } name || !SkipBlank())
            {
                return null;
            }

            if (!Accept(':'))
            {
                return Fail($"':' is expected after \"{name}\", found {Found()}");
            }

            if (!SkipBlank() || ReadValue(depth + 1) is not { } value || !SkipBlank())
            {
                return null;
            }

            node.Members.Add(new JsonMember(name, line, column, value));
            if (!Accept(',') && Current != '}')
            {
                return Fail($"',' or '}}' is expected after the value of \"{name}\", found {Found()}");
            }
        }

        return null;
    }

    private JsonNode? ReadArray(int depth)
    {
        var node = new JsonNode(JsonKind.Array, _line, Column);
        _position++;
        while (SkipBlank())
        {
            if (Accept(']'))
            {
                return node;
            }

            if (ReadValue(depth + 1) is not { } item || !SkipBlank())
            {
                return null;
            }

            node.Items.Add(item);
            if (!Accept(',') && Current != ']')
            {
                return Fail($"',' or ']' is expected after an item, found {Found()}");
            }
        }

        return null;
    }

    private JsonNode? ReadWord(string word, JsonKind kind)
    {
        var (line, column) = (_line, Column);
        if (string.CompareOrdinal(_text, _position, word, 0, word.Length) != 0)
        {
            return Fail($"a value is expected, found {Found()}; text stands in double quotes");
        }

        _position += word.Length;
        return new JsonNode(kind, line, column, word);
    }

    private JsonNode? ReadNumber()
    {
        var (start, column) = (_position, Column);
        Accept('-');
        if (!Accept('0') && !SkipDigits())
        {
            return Fail($"a digit is expected, found {Found()}");
        }

        if (IsDigit(Current))
        {
            return Fail("a number does not begin with 0; remove the leading zero");
        }

        if (Accept('.') && !SkipDigits())
        {
            return Fail($"a digit is expected after '.', found {Found()}");
        }

        if (Accept('e') || Accept('E'))
        {
            if (!Accept('+'))
            {
                Accept('-');
            }

            if (!SkipDigits())
            {
                return Fail($"a digit is expected in the exponent, found {Found()}");
            }
        }

        return new JsonNode(JsonKind.Number, _line, column, _text.Substring(start, _position - start));
    }

    private string? ReadString()
    {
        var value = new StringBuilder();
        _position++;
        while (true)
        {
            if (AtEnd || Current is '\n' or '\r')
            {
                Fail("the text has no closing double quote");
                return null;
            }

            if (Current < ' ')
            {
                Fail($"a control character stands in text; write it as \\u{(int)Current:x4}");
                return null;
            }

            if (Accept('"'))
            {
                return value.ToString();
            }

            if (Current != '\\')
            {
                value.Append(Current);
                _position++;
            }
            else if (ReadEscape() is { } character)
            {
                value.Append(character);
            }
            else
            {
                return null;
            }
        }
    }

    private char? ReadEscape()
    {
        _position++;
        var escape = Current;
        _position++;
        switch (escape)
        {
            case '"' or '\\' or '/':
                return escape;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                return ReadHex();
            default:
                _position--;
                Fail($"'\\' is followed by {Found()}; allowed are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u");
                return null;
        }
    }

    private char? ReadHex()
    {
        var code = 0;
        for (var i = 0; i < 4; i++)
        {
            var digit = Current switch
            {
                >= '0' and <= '9' => Current - '0',
                >= 'a' and <= 'f' => Current - 'a' + 10,
                >= 'A' and <= 'F' => Current - 'A' + 10,
                _ => -1,
            };
            if (digit < 0)
            {
                Fail($"\\u needs four hexadecimal digits, found {Found()}");
                return null;
            }

            code = (code * 16) + digit;
            _position++;
        }

        return (char)code;
    }

    /// <summary>Passes over blanks and comments; false when a comment does not end.</summary>
    private bool SkipBlank()
    {
        while (!AtEnd)
        {
            var next = _position + 1 < _text.Length ? _text[_position + 1] : '\0';
            if (Current is ' ' or '\t' or '\r' or '\n')
            {
                Advance();
            }
            else if (Current == '/' && next == '/')
            {
                while (!AtEnd && Current is not ('\n' or '\r'))
                {
                    _position++;
                }
            }
            else if (Current == '/' && next == '*')
            {
                var end = _text.IndexOf("*/", _position + 2, StringComparison.Ordinal);
                if (end < 0)
                {
                    Fail("the comment has no closing '*/'");
                    return false;
                }

                while (_position < end + 2)
                {
                    Advance();
                }
            }
            else
            {
                break;
            }
        }

        return true;
    }

    private void Advance()
    {
        var newLine = Current == '\n' || (Current == '\r' && (_position + 1 >= _text.Length || _text[_position + 1] != '\n'));
        _position++;
        if (newLine)
        {
            _line++;
            _lineStart = _position;
        }
    }

    private bool SkipDigits()
    {
        var start = _position;
        while (IsDigit(Current))
        {
            _position++;
        }

        return _position > start;
    }

    private bool Accept(char character)
    {
        if (AtEnd || Current != character)
        {
            return false;
        }

        _position++;
        return true;
    }

    private string Found() => AtEnd ? "the end of the file" : Current < ' ' ? "a line end or control character" : $"'{Current}'";

    private JsonNode? Fail(string message)
    {
        _error ??= new JsonError(message, _line, Column);
        return null;
    }

    private static bool IsDigit(char character) => character is >= '0' and <= '9';
}
