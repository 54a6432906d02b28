using System.Text;

namespace MultiCloud.Model;

/// <summary>Walks through a JSON text and knows the place: blanks, comments, single characters and texts in quotes. The first error stays.</summary>
internal sealed class JsonScanner
{
    private readonly string _text;
    private int _position;
    private int _lineStart;

    public JsonScanner(string text)
    {
        _text = text;
        if (text.Length > 0 && text[0] == '\uFEFF')
        {
            _position = 1;
            _lineStart = 1;
        }
    }

    public JsonError? Error { get; private set; }

    public int Position => _position;

    public int Line { get; private set; } = 1;

    public int Column => _position - _lineStart + 1;

    public char Current => _position < _text.Length ? _text[_position] : '\0';

    public bool AtEnd => _position >= _text.Length;

    /// <summary>Passes over blanks and comments; false when a comment does not end.</summary>
    public bool SkipBlank()
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

    public bool SkipDigits()
    {
        var start = _position;
        while (IsDigit(Current))
        {
            _position++;
        }

        return _position > start;
    }

    public bool Accept(char character)
    {
        if (AtEnd || Current != character)
        {
            return false;
        }

        _position++;
        return true;
    }

    public string Found() => AtEnd ? "the end of the file"
        : Current == '\0' ? "a NUL character; if the file is UTF-16, save it as UTF-8"
        : Current < ' ' ? "a line end or control character" : $"'{Current}'";

    /// <summary>The text since a position.</summary>
    public string TextFrom(int start) => _text.Substring(start, _position - start);

    /// <summary>Passes over a word; false when another stands here.</summary>
    public bool AcceptWord(string word)
    {
        if (string.CompareOrdinal(_text, _position, word, 0, word.Length) != 0)
        {
            return false;
        }

        _position += word.Length;
        return true;
    }

    /// <summary>Reads text in double quotes; null, with an error, when it is not whole.</summary>
    public string? ReadString()
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

    private void Advance()
    {
        var newLine = Current == '\n' || (Current == '\r' && (_position + 1 >= _text.Length || _text[_position + 1] != '\n'));
        _position++;
        if (newLine)
        {
            Line++;
            _lineStart = _position;
        }
    }

    /// <summary>Notes an error here, unless there is one already.</summary>
    /// <returns>Null, for the caller to return.</returns>
    public JsonNode? Fail(string message)
    {
        Error ??= new JsonError(message, Line, Column);
        return null;
    }

    private static bool IsDigit(char character) => character is >= '0' and <= '9';
}
