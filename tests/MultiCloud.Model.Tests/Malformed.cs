using System.Diagnostics;
using System.Text;

namespace MultiCloud.Model.Tests;

/// <summary>Malformed inputs of a seed: valid texts with mistakes, soup of tokens, deep nesting, huge numbers, half surrogates, NUL, and very long ones.</summary>
internal sealed class Malformed(int seed, string[] valid, string[] tokens)
{
    public const int Count = 10_000;

    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(5);

    private static readonly string[] s_poison =
    [
        "\0", "\uD800", "\uDC00", "\uFEFF", "\uFFFE", "\u2028", "\u0085", "\u00A0", "\u202E", "\r", "\n", "\r\n", "\t", "\u007F", "\uD83D\uDE00", "e\u0301", "İ", "ß",
        "99999999999999999999999999", "-1", "2147483648", "1e999", "0x10", "00", "+1", "٣", "Ⅷ", "%00", "../", "{{", "}}", "{0}", "{", "}", "\\", "\"", "'",
    ];

    private readonly Random _random = new(seed);

    /// <summary>Checks each input, and that none takes long.</summary>
    /// <param name="check">Fails when the input is not dealt with well.</param>
    public void Each(Action<string> check)
    {
        for (var number = 0; number < Count; number++)
        {
            var input = Next();
            var started = Stopwatch.GetTimestamp();
            try
            {
                check(input);
            }
            catch (Exception failure)
            {
                Assert.Fail($"Input {number} of seed {seed}, {Escaped(input)}: {failure}");
            }

            Assert.True(Stopwatch.GetElapsedTime(started) < s_longest, $"Input {number} of seed {seed} took {Stopwatch.GetElapsedTime(started)}: {Escaped(input)}");
        }
    }

    private string Next() => _random.Next(20) switch
    {
        < 12 => Mutated(),
        < 18 => Soup(_random.Next(60)),
        18 => Repeated(_random.Next(1, 3_000)),
        _ when _random.Next(20) == 0 => Repeated(_random.Next(3_000, 100_000)),
        _ => Random(_random.Next(80)),
    };

    private string Mutated()
    {
        var text = new StringBuilder(Any(valid));
        for (var mistakes = _random.Next(1, 5); mistakes > 0; mistakes--)
        {
            var at = _random.Next(text.Length + 1);
            var length = Math.Min(_random.Next(1, 8), text.Length - at);
            switch (_random.Next(6))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text.Insert(at, text.ToString(at, length));
                    break;
                case 2:
                    text.Insert(at, Any(tokens));
                    break;
                case 3:
                    text.Insert(at, Any(s_poison));
                    break;
                case 4 when length > 0:
                    text[at] = (char)_random.Next(0x10000);
                    break;
                default:
                    text.Length = at;
                    break;
            }
        }

        return text.ToString();
    }

    private string Soup(int length)
    {
        var text = new StringBuilder();
        for (; length > 0; length--)
        {
            text.Append(_random.Next(8) == 0 ? Any(s_poison) : Any(tokens));
        }

        return text.ToString();
    }

    /// <summary>One piece many times, which nests deeply when it opens something.</summary>
    private string Repeated(int times) => new StringBuilder().Insert(0, Any(tokens), times).Append(_random.Next(2) == 0 ? Any(valid) : "").ToString();

    private string Random(int length) => string.Create(length, _random, static (span, random) =>
    {
        foreach (ref var character in span)
        {
            character = (char)random.Next(random.Next(2) == 0 ? 0x80 : 0x10000);
        }
    });

    private string Any(string[] texts) => texts[_random.Next(texts.Length)];

    private static string Escaped(string text) => string.Concat((text.Length > 300 ? text[..300] : text).Select(character => character is >= ' ' and < '\u007F' ? $"{character}" : $"\\u{(int)character:x4}"));
}
