namespace MultiCloud.Conformance;

public abstract class TableReadSuite(TargetFixture fixture) : ConformanceSuite(fixture)
{
    /// <summary>Every character a key may have, alone and between letters, with lengths and cases mixed.</summary>
    private static readonly string[] AwkwardKeys =
    [
        .. Enumerable.Range(0x20, 0x5F).Select(code => (char)code).Where(letter => letter is not ('/' or '\\' or '#' or '?' or '.')).Select(letter => $"{letter}"),
        .. "!'()+-.:=@_|~% \"$&*,;<>[]^`{}".Select(letter => $"a{letter}b"),
        "1", "10", "9", "09", "a", "A", "aa", "aA", "Aa", "ab", "a b", "a-", "a--", "a~~", new string('k', 512), "__a", "a__", "...", ".a", "a.",
    ];

    [Case("table.order", "Rows of a partition come in byte order of their keys, whatever the characters, cases and lengths")]
    public async Task Query_AwkwardKeys_InByteOrder()
    {
        var key = NewKey();
        string[] keys = [.. AwkwardKeys.Distinct(StringComparer.Ordinal)];
        new Random(4).Shuffle(keys);
        await Http.PutRowsAsync(key, keys);
        Assert.Equal(keys.Order(StringComparer.Ordinal), await Http.AllRowsAsync(new("query", key)));
    }

    [Case("table.partition", "A query sees its own partition only")]
    public async Task Query_Partition_SeesItsOwn()
    {
        var key = NewKey();
        await Http.PutRowsAsync(key, ["a", "b"]);
        await Http.PutRowsAsync($"{key}0", ["c"]);
        await Http.PutRowsAsync(key.ToUpperInvariant(), ["d"]);
        Assert.Equal(["a", "b"], await Http.AllRowsAsync(new("query", key)));
        Assert.Empty(await Http.AllRowsAsync(new("query", key[..^1])));
    }

    [Case("table.range", "A range begins with its first key and ends before its last; its ends need not exist")]
    public async Task Query_Range_HasItsBounds()
    {
        var key = NewKey();
        await Http.PutRowsAsync(key, ["a", "b", "ba", "c", "d"]);
        await IsAsync(["b", "ba", "c"], from: "b", to: "d");
        await IsAsync(["ba", "c", "d"], from: "b ", to: null);
        await IsAsync(["a", "b"], from: null, to: "ba");
        await IsAsync(["d"], from: "cz", to: "~");
        await IsAsync([], from: "c", to: "c");
        await IsAsync([], from: "d", to: "a");

        async Task IsAsync(string[] rows, string? from, string? to) => Assert.Equal(rows, await Http.AllRowsAsync(new("query", key, From: from, To: to)));
    }

    [Case("table.prefix", "A prefix selects the keys that begin with it, also where the next character is none that keys have")]
    public async Task Query_Prefix_SelectsWhatBeginsSo()
    {
        var key = NewKey();
        string[] keys = ["a", "a.", "a.b", "a.~", "a0", "A.b", "b", "[", "[x", "]", "~", "~~", "~~a"];
        await Http.PutRowsAsync(key, keys);
        foreach (var prefix in (string[])["", "a", "a.", "A", "[", "~", "~~", "b~", "\"", ">"])
        {
            var wanted = keys.Where(row => row.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
            Assert.Equal(wanted, await Http.AllRowsAsync(new("query", key, Prefix: prefix)));
        }
    }

    [Case("table.pages", "Pages have every row of a range once, in order, and at most as many as asked for")]
    public async Task Query_Pages_HaveEveryRowOnce()
    {
        var key = NewKey();
        string[] keys = [.. Enumerable.Range(10, 13).Select(number => $"r{number}")];
        await Http.PutRowsAsync(key, keys);
        foreach (var max in (int[])[1, 4, 13, 1000])
        {
            Assert.Equal(keys, await Http.AllRowsAsync(new("query", key, Max: max)));
            Assert.Equal(keys[2..8], await Http.AllRowsAsync(new("query", key, From: "r12", To: "r18", Max: max)));
            Assert.Equal(keys[..10], await Http.AllRowsAsync(new("query", key, Prefix: "r1", Max: max)));
        }
    }

    [Case("table.pages-and-writes", "A continuation goes on behind its page, whatever was written and deleted meanwhile")]
    public async Task Query_WritesBetweenPages_GoesOn()
    {
        var key = NewKey();
        await Http.PutRowsAsync(key, ["b", "d", "f", "h"]);
        var first = await Http.TableAsync(new("query", key, Max: 2));
        Assert.Equal(["b", "d"], first.Rows);

        await Http.TableAsync(new("delete", key, "d"));
        await Http.TableAsync(new("delete", key, "f"));
        await Http.PutRowsAsync(key, ["a", "b", "c", "e", "g"]);
        Assert.Equal(["e", "g", "h"], await RestAsync());
        Assert.Equal(["e", "g", "h"], await RestAsync());

        async Task<List<string>> RestAsync()
        {
            List<string> rest = [];
            for (var next = first.Continuation; next is not null;)
            {
                var page = await Http.TableAsync(new("query", key, Max: 2, Continuation: next));
                rest.AddRange(page.Rows);
                next = page.Continuation;
            }

            return rest;
        }
    }

    [Case("table.continuation", "A continuation of another partition or range, and one that is none, is BindingLimitException")]
    public async Task Query_ForeignContinuation_IsRefused()
    {
        var key = NewKey();
        await Http.PutRowsAsync(key, ["a", "b", "c"]);
        var token = (await Http.TableAsync(new("query", key, Max: 1))).Continuation!;
        TableCommand[] others =
        [
            new("query", $"{key}0", Continuation: token),
            new("query", key, From: "b", Continuation: token),
            new("query", key, Prefix: "a", Continuation: token),
            new("query", key, Continuation: token[1..]),
            new("query", key, Continuation: $"{token}!"),
            new("query", key, Continuation: ""),
            new("query", key, Continuation: "a"),
        ];
        foreach (var other in others)
            Assert.Equal(nameof(BindingLimitException), (await Http.TableAsync(other)).Error);
        Assert.Null((await Http.TableAsync(new("query", key, Continuation: token))).Error);
    }

    [Case("table.large-pages", "Pages of large rows may be short, and still have every row once")]
    public async Task Query_LargeRows_HasEveryRowOnce()
    {
        var key = NewKey();
        var text = new string('v', 200_000);
        string[] keys = [.. Enumerable.Range(0, 12).Select(number => $"{(char)('a' + number)}")];
        foreach (var row in keys)
            await Http.PutRowAsync(key, row, text);
        Assert.Equal(keys, await Http.AllRowsAsync(new("query", key)));
    }

    [Case("table.reader", "A reader reads the rows that the table writes, and cannot be cast to something that writes")]
    public async Task Reader_Reads_AndCannotWrite()
    {
        var key = NewKey();
        await Http.PutRowsAsync(key, ["a", "b"]);
        var answer = await Http.PostAsync<TableCommand, TableAnswer>("/table/reader", new("query", key));
        Assert.Equal(["a", "b"], answer.Rows);
        Assert.False(answer.Found);
    }
}
