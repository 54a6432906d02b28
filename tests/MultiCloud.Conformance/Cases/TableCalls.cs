namespace MultiCloud.Conformance;

/// <summary>Short forms of what cases do with the table under test.</summary>
internal static class TableCalls
{
    public static Task<TableAnswer> TableAsync(this HttpClient http, TableCommand command) => http.PostAsync<TableCommand, TableAnswer>("/table", command);

    public static Task<TableAnswer> GetRowAsync(this HttpClient http, string partition, string row) => http.TableAsync(new("get", partition, row));

    /// <summary>Writes a row, whatever is there, and gives its version.</summary>
    public static async Task<string> PutRowAsync(this HttpClient http, string partition, string row, string text = "x")
    {
        var answer = await http.TableAsync(new("put", partition, row, new(text)));
        Assert.True(answer.Error is null, $"{answer.Error}: {answer.Message}");
        return answer.Version!;
    }

    public static async Task PutRowsAsync(this HttpClient http, string partition, IEnumerable<string> rows)
    {
        foreach (var row in rows)
            await http.PutRowAsync(partition, row);
    }

    /// <summary>The row keys of all pages.</summary>
    public static async Task<List<string>> AllRowsAsync(this HttpClient http, TableCommand query)
    {
        List<string> rows = [];
        string? next = null;
        do
        {
            var page = await http.TableAsync(query with { Do = "query", Continuation = next });
            Assert.True(page.Error is null, $"{page.Error}: {page.Message}");
            Assert.InRange(page.Rows.Length, 0, query.Max);
            rows.AddRange(page.Rows);
            next = page.Continuation;
        }
        while (next is not null);
        return rows;
    }
}
