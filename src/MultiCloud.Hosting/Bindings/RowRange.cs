namespace MultiCloud.Hosting;

/// <summary>A range of row keys as every platform can ask for it: from a key, to before another.</summary>
/// <param name="From">The first wanted; null for the first of all.</param>
/// <param name="To">The first no longer wanted; null for none.</param>
internal readonly record struct RowRange(string? From, string? To)
{
    /// <summary>Whether no key can be in it.</summary>
    internal bool IsEmpty => To is not null && (To.Length == 0 || (From is not null && string.CompareOrdinal(From, To) >= 0));

    internal static RowRange Of(KeyRange range) => range.Prefix is { Length: > 0 } prefix ? new(prefix, After(prefix)) : new(range.From, range.To);

    /// <summary>The first key behind all that begin with a prefix, in characters that keys may have; null when there is none.</summary>
    private static string? After(string prefix)
    {
        const string Alphabet = BindingLimits.KeyAlphabet;
        var last = prefix.AsSpan().LastIndexOfAnyExcept(Alphabet[^1]);
        return last < 0 ? null : string.Concat(prefix.AsSpan(0, last), Alphabet.AsSpan(Alphabet.IndexOf(prefix[last], StringComparison.Ordinal) + 1, 1));
    }
}
