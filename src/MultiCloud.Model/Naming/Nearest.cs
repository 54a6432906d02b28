namespace MultiCloud.Model;

/// <summary>What somebody who mistyped a word probably meant.</summary>
public static class Nearest
{
    private const int LongestWord = 100;

    /// <summary>The candidate with the fewest typing mistakes, or null when none is near. Case does not count.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="candidates">What could have been meant.</param>
    public static string? Find(string word, IEnumerable<string> candidates)
    {
        var best = (Candidate: (string?)null, Distance: Math.Max(1, word.Length / 3) + 1);
        if (word.Length is 0 or > LongestWord)
        {
            return null;
        }

        var upper = word.ToUpperInvariant();
        foreach (var candidate in candidates)
        {
            if (candidate.Length > LongestWord || Math.Abs(candidate.Length - word.Length) >= best.Distance)
            {
                continue;
            }

            var distance = Distance(upper, candidate.ToUpperInvariant());
            if (distance < best.Distance)
            {
                best = (candidate, distance);
            }
        }

        return best.Candidate;
    }

    /// <summary>The end of a message: <c>; did you mean 'orders'?</c>, or nothing when no candidate is near.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="candidates">What could have been meant.</param>
    public static string Hint(string word, IEnumerable<string> candidates) => Hint(Find(word, candidates));

    /// <summary>The end of a message that names what was found; nothing for null.</summary>
    internal static string Hint(string? candidate) => candidate is null ? "" : $"; did you mean '{candidate}'?";

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that make one word of the other.</summary>
    private static int Distance(string from, string to)
    {
        var table = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                var replaced = table[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                var best = Math.Min(replaced, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    best = Math.Min(best, table[i - 2, j - 2] + 1);
                }

                table[i, j] = best;
            }
        }

        return table[from.Length, to.Length];
    }
}
