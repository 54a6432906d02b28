using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace MultiCloud.Hosting;

/// <summary>
/// Makes the continuations that users get of those that clients give: bound to table, partition and range, so that one of another query is an
/// error on every target and not a page of something else.
/// </summary>
internal readonly struct TableContinuation
{
    private const int MarkLength = 12;

    private readonly string _mark;
    private readonly string _table;

    internal TableContinuation(string table, string partition, RowRange range)
    {
        var query = string.Join('\n', table, partition, range.From is null ? "-" : $"={range.From}", range.To is null ? "-" : $"={range.To}");
        _mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query)).AsSpan(0, MarkLength / 2));
        _table = table;
    }

    /// <summary>What is wrong with a continuation, or null.</summary>
    internal string? Check(string? continuation) => continuation switch
    {
        null => null,
        _ when continuation.StartsWith(_mark, StringComparison.Ordinal) && Base64Url.IsValid(continuation.AsSpan(MarkLength)) => null,
        _ => $"The continuation is not one of this query. Pass on what QueryAsync of table '{_table}' gave for the same partition and range.",
    };

    /// <summary>The client's words in a continuation that was checked.</summary>
    internal static string? Open(string? continuation) =>
        continuation is null ? null : Encoding.UTF8.GetString(Base64Url.DecodeFromChars(continuation.AsSpan(MarkLength)));

    /// <summary>A continuation with the client's words.</summary>
    internal string? Close(string? words) => words is null ? null : _mark + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(words));
}
