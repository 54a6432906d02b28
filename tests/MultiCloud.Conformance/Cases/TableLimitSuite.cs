namespace MultiCloud.Conformance;

public abstract class TableLimitSuite(TargetFixture fixture) : ConformanceSuite(fixture)
{
    private const int MaxRowBytes = 256 * 1024;

    private static readonly string[] BadKeys = ["", ".", "..", "__a__", "____", "a/b", "a\\b", "a#b", "a?b", "grüße", "🔑", "a\tb", "a\u007Fb", "a\0b"];

    [Case("table.key-limits", "A key that some cloud would refuse is refused here, by every operation, and nothing is written")]
    public async Task Key_NotAllowed_IsRefused()
    {
        var key = NewKey();
        foreach (var bad in BadKeys)
        {
            foreach (var command in (string[])["get", "insert", "replace", "put", "delete", "add"])
            {
                await IsRefusedAsync(new(command, key, bad, new("x"), "v"));
                await IsRefusedAsync(new(command, bad, key, new("x"), "v"));
            }

            await IsRefusedAsync(new("query", bad));
        }

        Assert.Empty(await Http.AllRowsAsync(new("query", key)));
    }

    [Case("table.key-lengths", "A partition of 256 and a row key of 512 characters are fine, one more is not")]
    public async Task Key_Lengths_AreKept()
    {
        var partition = NewKey().PadRight(256, 'p');
        var row = new string('r', 512);
        await Http.PutRowAsync(partition, row);
        Assert.True((await Http.GetRowAsync(partition, row)).Found);
        Assert.Equal([row], await Http.AllRowsAsync(new("query", partition)));
        await IsRefusedAsync(new("put", $"{partition}p", "r", new("x")));
        await IsRefusedAsync(new("put", partition, $"{row}r", new("x")));
    }

    [Case("table.range-limits", "A bound or prefix that no key can have is refused, as is a page of 0 or 1001 rows")]
    public async Task Query_NotAllowed_IsRefused()
    {
        var key = NewKey();
        await IsRefusedAsync(new("query", key, From: "a/b"));
        await IsRefusedAsync(new("query", key, From: ""));
        await IsRefusedAsync(new("query", key, To: "grüße"));
        await IsRefusedAsync(new("query", key, Prefix: "a#"));
        await IsRefusedAsync(new("query", key, Prefix: new string('p', 513)));
        await IsRefusedAsync(new("query", key, Max: 0));
        await IsRefusedAsync(new("query", key, Max: 1001));
        Assert.Null((await Http.TableAsync(new("query", key, Prefix: "__a__"))).Error);
    }

    [Case("table.row-limit", "A row of 256 KiB of JSON is fine; one more byte is refused, and the row that was there stays")]
    public async Task Row_Size_IsLimited()
    {
        var key = NewKey();
        var frame = """{"text":"","number":0}""".Length;
        var text = new string('v', MaxRowBytes - frame);
        var version = await Http.PutRowAsync(key, "r", text);
        Assert.Equal(text, (await Http.GetRowAsync(key, "r")).Value!.Text);
        foreach (var command in (string[])["put", "insert", "replace"])
            await IsRefusedAsync(new(command, key, "r", new($"{text}v"), version));
        await IsRefusedAsync(new("put", key, "r", new($"{text[..^1]}ü")));
        Assert.Equal(version, (await Http.GetRowAsync(key, "r")).Version);
    }

    [Case("table.null-row", "A row that is null is ArgumentNullException and writes nothing")]
    public async Task Row_Null_IsRefused()
    {
        var key = NewKey();
        foreach (var command in (string[])["insert", "put", "replace"])
            Assert.Equal(nameof(ArgumentNullException), (await Http.TableAsync(new(command, key, "r", Version: "v"))).Error);
        Assert.False((await Http.GetRowAsync(key, "r")).Found);
    }

    private async Task IsRefusedAsync(TableCommand command)
    {
        var answer = await Http.TableAsync(command);
        Assert.True(answer.Error == nameof(BindingLimitException), $"{command} gave {answer.Error ?? "no error"}: {answer.Message}");
    }
}
