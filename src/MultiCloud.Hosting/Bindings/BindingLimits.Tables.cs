using System.Buffers;
using System.Text;

namespace MultiCloud.Hosting;

/// <content>Rows of tables, and secrets.</content>
internal static partial class BindingLimits
{
    internal const int MaxRowBytes = 256 * 1024;
    internal const int MaxPartitionLength = 256;
    internal const int MaxRowKeyLength = 512;
    internal const int MaxSecretBytes = 4096;

    /// <summary>The characters of table keys, in the order of keys.</summary>
    internal const string KeyAlphabet = " !\"$%&'()*+,-.0123456789:;<=>@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";

    private const string KeyRule = "allowed is printable ASCII without '/', '\\', '#' and '?'";

    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create(KeyAlphabet);
    private static readonly SearchValues<char> SecretCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    internal static string? Key(TableKey key) => Partition(key.Partition) ?? RowKey(key.Row, "row key");

    internal static string? Partition(string partition) => KeyPart(partition, "partition", MaxPartitionLength);

    internal static string? Range(KeyRange range) =>
        (range.From is { } from ? RowKey(from, "first row key of the range") : null)
        ?? (range.To is { } to ? RowKey(to, "end of the range") : null)
        ?? (range.Prefix is { } prefix ? Characters(prefix, "prefix of the range", MaxRowKeyLength) : null);

    internal static string? Row(int bytes) => bytes <= MaxRowBytes
        ? null
        : Text($"A row is {bytes} bytes of JSON; allowed are {MaxRowBytes}. Put the large part in a bucket and keep its key in the row.");

    internal static string? Version(string version) => version.Length is > 0 and <= 200
        ? null
        : Text($"The version has {version.Length} characters, and no row has such a one. Pass on what GetAsync or a write gave.");

    internal static string? SecretName(string name) => IsSecretName(name)
        ? null
        : $"'{Shorten(name)}' is not the name of a secret; expected a lower-case letter, then at most 62 lower-case letters, digits or '-', for example 'payment-key'.";

    /// <summary>The value is not shown.</summary>
    internal static string? SecretValue(string name, string value) => Encoding.UTF8.GetByteCount(value) is var bytes && bytes <= MaxSecretBytes
        ? null
        : Text($"Secret '{name}' has a value of {bytes} bytes; allowed are {MaxSecretBytes}. Keep the large part encrypted in a bucket and its key in the secret.");

    private static bool IsSecretName(string name) =>
        name.Length is > 0 and <= 63 && char.IsAsciiLetterLower(name[0]) && !name.AsSpan().ContainsAnyExcept(SecretCharacters);

    private static string? RowKey(string key, string what) => KeyPart(key, what, MaxRowKeyLength);

    private static string? KeyPart(string key, string what, int max) => key switch
    {
        null or "" => Text($"The {what} is empty; allowed are 1 to {max} characters."),
        "." or ".." => $"The {what} is '{key}', which is not allowed; write something before it.",
        ['_', '_', .., '_', '_'] => $"The {what} '{Shorten(key)}' begins and ends with '__', which is not allowed; write something before it.",
        _ => Characters(key, what, max),
    };

    private static string? Characters(string key, string what, int max)
    {
        if (key.Length > max)
        {
            return Text($"The {what} '{Shorten(key)}' has {key.Length} characters; allowed are 1 to {max}. Use a hash of its long part.");
        }

        return key.AsSpan().IndexOfAnyExcept(KeyCharacters) is var i and >= 0
            ? Text($"The {what} has {Show(key[i])} at position {i}; {KeyRule}. Escape it, for example with Convert.ToHexString of its UTF-8.")
            : null;
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : $"{text.AsSpan(0, 40)}...";
}
