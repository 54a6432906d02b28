using System.Buffers;
using System.Globalization;

namespace MultiCloud.Hosting;

/// <summary>The portable limits of bindings: the tightest of all targets, so that what works on one works on every other. Each check gives the fault, or null.</summary>
internal static partial class BindingLimits
{
    internal const int MaxMessageBytes = 48_000;
    internal const int MaxIdLength = 200;
    internal const int MaxSubjectLength = 200;
    internal const int MaxKeyBytes = 800;
    internal const long MaxObjectBytes = 5_000_000_000;
    internal const int MaxPage = 1000;
    internal const int MaxMetadataPairs = 10;
    internal const int MaxMetadataName = 40;
    internal const int MaxMetadataBytes = 2048;
    internal const int MaxDirectBytes = EventInvocation.MaxDirectBytes;

    internal static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(15);
    internal static readonly TimeSpan MinLink = TimeSpan.FromSeconds(1);
    internal static readonly TimeSpan MaxLink = TimeSpan.FromMinutes(15);
    internal static readonly TimeSpan MaxDirectCall = TimeSpan.FromSeconds(220);

    private static readonly SearchValues<char> Printable = SearchValues.Create([.. Enumerable.Range(0x20, 0x5F).Select(c => (char)c)]);
    private static readonly SearchValues<char> MetadataName = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    internal static string? Message(int bytes) => bytes <= MaxMessageBytes
        ? null
        : Text($"A message is {bytes} bytes with its envelope; allowed are {MaxMessageBytes}. Put the large part in a bucket and send its key.");

    internal static string? Delay(TimeSpan delay) => delay >= TimeSpan.Zero && delay <= MaxDelay
        ? null
        : Text($"The delay is {delay.TotalSeconds} s; allowed are 0 to {MaxDelay.TotalSeconds} s. For longer waits keep the due time in the message and send it again.");

    internal static string? Id(string? id) => id switch
    {
        null => null,
        { Length: 0 } => Text($"The id is empty; allowed are 1 to {MaxIdLength} printable ASCII characters. Leave it out for a new one."),
        { Length: > MaxIdLength } => Text($"The id has {id.Length} characters; allowed are 1 to {MaxIdLength} printable ASCII characters. Use a hash of it."),
        _ when id.AsSpan().IndexOfAnyExcept(Printable) is var i and >= 0 =>
            Text($"The id has {Show(id[i])} at position {i}; allowed are printable ASCII characters. Use a hash of it."),
        _ => null,
    };

    internal static string? IdOfMany(string? id) => id is null
        ? null
        : $"An id ('{id}') is set for many messages; each needs its own. Leave the id out, or send one by one.";

    internal static string? Subject(string? subject) => subject switch
    {
        null => null,
        { Length: 0 } => "The subject is empty; leave it out for none.",
        { Length: > MaxSubjectLength } => Text($"The subject has {subject.Length} characters; allowed are {MaxSubjectLength}. Put the rest in the data."),
        _ when subject.AsSpan().IndexOfAnyInRange('\u0000', '\u001F') is var i and >= 0 =>
            Text($"The subject has {Show(subject[i])} at position {i}; control characters are not allowed."),
        _ => null,
    };

    internal static string? Key(string key)
    {
        if (key.Length == 0)
        {
            return Text($"The object key is empty; allowed are 1 to {MaxKeyBytes} bytes of ASCII.");
        }

        if (Prefix(key) is { } fault)
        {
            return fault;
        }

        return key[^1] == '/' ? $"The object key '{key}' ends with '/', an empty segment, which is not allowed." : null;
    }

    /// <summary>The beginning of a key, for lists; empty for all.</summary>
    internal static string? Prefix(string key)
    {
        if (key.Length > MaxKeyBytes)
        {
            return Text($"The object key '{key[..40]}...' has {key.Length} characters; allowed are 1 to {MaxKeyBytes} bytes of ASCII. Use a hash of its long part.");
        }

        if (key.AsSpan().IndexOfAnyExcept(Printable) is var i and >= 0)
        {
            return Text($"The object key has {Show(key[i])} at position {i}; allowed is printable ASCII. Escape it, for example with Uri.EscapeDataString.");
        }

        return key.Length > 0 && key[0] is '/' or '\\' ? $"The object key '{key}' begins with '{key[0]}'; leave it out." : Segments(key);
    }

    internal static string? Length(long length) => length is >= 0 and <= MaxObjectBytes
        ? null
        : Text($"The object's length is {length} bytes; allowed are 0 to {MaxObjectBytes}. Store it in parts.");

    internal static string? Range(ByteRange? range) => range switch
    {
        { From: < 0 } bad => Text($"The range begins at byte {bad.From}; the first byte is 0."),
        { Length: <= 0 } bad => Text($"The range has {bad.Length} bytes; allowed is 1 or more, or null for the rest."),
        _ => null,
    };

    internal static string? Page(int max) => max is >= 1 and <= MaxPage
        ? null
        : Text($"A page of {max} entries is asked for; allowed are 1 to {MaxPage}. Read on with the continuation.");

    internal static string? Link(TimeSpan lifetime) => lifetime >= MinLink && lifetime <= MaxLink
        ? null
        : Text($"The link's lifetime is {lifetime.TotalSeconds} s; allowed are {MinLink.TotalSeconds} to {MaxLink.TotalSeconds} s. Make a new link when it is needed.");

    internal static string? ContentType(string contentType) => contentType.Length is > 0 and <= 200 && !contentType.AsSpan().ContainsAnyExcept(Printable)
        ? null
        : $"The content type '{contentType}' is not allowed; expected 1 to 200 printable ASCII characters, for example image/png.";

    internal static string? Metadata(IReadOnlyDictionary<string, string>? metadata)
    {
        if (metadata is null)
        {
            return null;
        }

        if (metadata.Count > MaxMetadataPairs)
        {
            return Text($"The object has {metadata.Count} metadata pairs; allowed are {MaxMetadataPairs}. Put the rest in the object.");
        }

        var bytes = 0;
        foreach (var (name, value) in metadata)
        {
            if (MetadataPair(name, value) is { } fault)
            {
                return fault;
            }

            bytes += name.Length + value.Length;
        }

        return bytes <= MaxMetadataBytes ? null : Text($"The object's metadata takes {bytes} bytes; allowed are {MaxMetadataBytes} in all. Put the rest in the object.");
    }

    internal static string? Direct(string function, int bytes) => bytes <= MaxDirectBytes
        ? null
        : Text($"The input of '{function}' is {bytes} bytes of JSON; allowed are {MaxDirectBytes}. Put it in a bucket and send its key.");

    private static string? Segments(string key)
    {
        foreach (var segment in key.AsSpan(0, key.Length > 0 && key[^1] == '/' ? key.Length - 1 : key.Length).Split('/'))
        {
            var text = key.AsSpan()[segment];
            if ((text.Length == 0 && key.Length > 0) || text is "." or "..")
            {
                return $"The object key '{key}' has the segment '{text}'; empty, '.' and '..' segments are not allowed.";
            }
        }

        return null;
    }

    private static string? MetadataPair(string name, string value)
    {
        if (name.Length is 0 or > MaxMetadataName || !char.IsAsciiLetterLower(name[0]) || name.AsSpan().ContainsAnyExcept(MetadataName))
        {
            return Text($"The metadata name '{name}' is not allowed; expected [a-z][a-z0-9]* of at most {MaxMetadataName} characters.");
        }

        return value.AsSpan().IndexOfAnyExcept(Printable) is var i and >= 0
            ? Text($"The metadata '{name}' has {Show(value[i])} at position {i} of its value; allowed is printable ASCII.")
            : null;
    }

    private static string Show(char c) => Text($"U+{(int)c:X4}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
