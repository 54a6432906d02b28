namespace MultiCloud.Conformance;

public abstract class TableWriteSuite(TargetFixture fixture) : ConformanceSuite(fixture)
{
    private const int Callers = 16;

    [Case("table.round-trip", "A row comes back with its value and the version its write gave")]
    public async Task Insert_ThenGet_IsTheSame()
    {
        var key = NewKey();
        var inserted = await RunAsync(new("insert", key, "r", new("hello", -7)));
        var got = await Http.GetRowAsync(key, "r");
        Assert.Equal((true, new TableValue("hello", -7), inserted.Version), (got.Found, got.Value, got.Version));
        Assert.False(string.IsNullOrEmpty(got.Version));
    }

    [Case("table.text", "Text of any characters, and null, come back as they were")]
    public async Task Put_AnyText_ComesBack()
    {
        var key = NewKey();
        foreach (var text in (string?[])["", "grüße € 🔑 \u0000 \u0001\t\r\n \u2028 \"'\\/<&>", "null", null])
        {
            await RunAsync(new("put", key, "r", new(text)));
            Assert.Equal(text, (await Http.GetRowAsync(key, "r")).Value!.Text);
        }
    }

    [Case("table.absent", "An absent row is null, in a partition with rows and in one without")]
    public async Task Get_Absent_IsNull()
    {
        var key = NewKey();
        Assert.False((await Http.GetRowAsync(key, "r")).Found);
        await Http.PutRowAsync(key, "r");
        Assert.False((await Http.GetRowAsync(key, "other")).Found);
    }

    [Case("table.insert-exists", "An insert over a row is AlreadyExistsException and changes nothing")]
    public async Task Insert_RowThere_IsRefused()
    {
        var key = NewKey();
        var version = await Http.PutRowAsync(key, "r", "first");
        Assert.Equal(nameof(AlreadyExistsException), (await RunAsync(new("insert", key, "r", new("second")))).Error);
        var got = await Http.GetRowAsync(key, "r");
        Assert.Equal(("first", version), (got.Value!.Text, got.Version));
    }

    [Case("table.insert-race", "Of several callers that insert a row at once one wins, and the row is the winner's")]
    public async Task Insert_AtOnce_HasOneWinner()
    {
        for (var round = 0; round < 5; round++)
        {
            var key = NewKey();
            var winner = await OneWinnerAsync(number => new("insert", key, "r", new("racing", number)), nameof(AlreadyExistsException));
            Assert.Equal(winner, (await Http.GetRowAsync(key, "r")).Value!.Number);
        }
    }

    [Case("table.replace", "A replacement of the version that was read succeeds and gives a new version")]
    public async Task Replace_VersionRead_Succeeds()
    {
        var key = NewKey();
        var first = await Http.PutRowAsync(key, "r", "first");
        var second = await RunAsync(new("replace", key, "r", new("second"), first));
        var got = await Http.GetRowAsync(key, "r");
        Assert.Equal(("second", second.Version), (got.Value!.Text, got.Version));
        Assert.NotEqual(first, second.Version);
    }

    [Case("table.replace-race", "Of several callers that replace one version one wins, the others get ConflictException")]
    public async Task Replace_AtOnce_HasOneWinner()
    {
        for (var round = 0; round < 5; round++)
        {
            var key = NewKey();
            var version = await Http.PutRowAsync(key, "r");
            var winner = await OneWinnerAsync(number => new("replace", key, "r", new("racing", number), version), nameof(ConflictException));
            Assert.Equal(winner, (await Http.GetRowAsync(key, "r")).Value!.Number);
        }
    }

    [Case("table.replace-stale", "A version that was overwritten is a conflict for ever, also when the same value or a new row stands there")]
    public async Task Replace_OldVersion_IsAConflict()
    {
        var key = NewKey();
        var first = await Http.PutRowAsync(key, "r", "same");
        await Http.PutRowAsync(key, "r", "same");
        Assert.Equal(nameof(ConflictException), (await RunAsync(new("replace", key, "r", new("late"), first))).Error);
        await RunAsync(new("delete", key, "r"));
        await RunAsync(new("insert", key, "r", new("same")));
        Assert.Equal(nameof(ConflictException), (await RunAsync(new("replace", key, "r", new("late"), first))).Error);
        Assert.Equal(nameof(ConflictException), (await RunAsync(new("replace", key, "r", new("late"), "made-up"))).Error);
        Assert.Equal("same", (await Http.GetRowAsync(key, "r")).Value!.Text);
    }

    [Case("table.replace-absent", "A replacement of a row that is gone is a conflict, not an insert")]
    public async Task Replace_RowGone_IsAConflict()
    {
        var key = NewKey();
        var version = await Http.PutRowAsync(key, "r");
        await RunAsync(new("delete", key, "r"));
        Assert.Equal(nameof(ConflictException), (await RunAsync(new("replace", key, "r", new("late"), version))).Error);
        Assert.False((await Http.GetRowAsync(key, "r")).Found);
    }

    [Case("table.put", "A put creates a row, or replaces it whatever its version, and changes the version even for an equal value")]
    public async Task Put_CreatesAndReplaces()
    {
        var key = NewKey();
        string[] versions = [await Http.PutRowAsync(key, "r", "one"), await Http.PutRowAsync(key, "r", "two"), await Http.PutRowAsync(key, "r", "two")];
        Assert.Equal(3, versions.Distinct().Count());
        var got = await Http.GetRowAsync(key, "r");
        Assert.Equal(("two", versions[2]), (got.Value!.Text, got.Version));
    }

    [Case("table.delete", "A deletion says whether the row was there; deleting again is fine")]
    public async Task Delete_Row_IsGone()
    {
        var key = NewKey();
        await Http.PutRowAsync(key, "r");
        Assert.True((await RunAsync(new("delete", key, "r"))).Found);
        Assert.False((await Http.GetRowAsync(key, "r")).Found);
        var again = await RunAsync(new("delete", key, "r"));
        Assert.Equal((false, null), (again.Found, again.Error));
    }

    [Case("table.delete-version", "A deletion of a version leaves another version alone with ConflictException; an absent row is just absent")]
    public async Task Delete_Version_IsConditional()
    {
        var key = NewKey();
        var first = await Http.PutRowAsync(key, "r");
        var second = await Http.PutRowAsync(key, "r");
        Assert.Equal(nameof(ConflictException), (await RunAsync(new("delete", key, "r", Version: first))).Error);
        Assert.True((await Http.GetRowAsync(key, "r")).Found);
        Assert.True((await RunAsync(new("delete", key, "r", Version: second))).Found);
        var again = await RunAsync(new("delete", key, "r", Version: second));
        Assert.Equal((false, null), (again.Found, again.Error));
    }

    [Case("table.update", "Updates of many callers at once all count, the first of them creating the row")]
    public async Task Update_AtOnce_LosesNone()
    {
        var key = NewKey();
        await Task.WhenAll(Enumerable.Range(1, Callers).Select(number => RunAsync(new("add", key, "sum", new(null, number)))));
        Assert.Equal(Callers * (Callers + 1) / 2, (await Http.GetRowAsync(key, "sum")).Value!.Number);
    }

    [Case("table.update-delete", "An update to null deletes the row, and does nothing where there is none")]
    public async Task Update_ToNull_Deletes()
    {
        var key = NewKey();
        Assert.Null((await RunAsync(new("clear", key, "r"))).Error);
        await Http.PutRowAsync(key, "r");
        Assert.Null((await RunAsync(new("clear", key, "r"))).Error);
        Assert.False((await Http.GetRowAsync(key, "r")).Found);
    }

    [Case("table.apart", "A row is in its own table, partition and row key, letter by letter")]
    public async Task Put_OtherKeysAndTables_DoNotSeeIt()
    {
        var key = NewKey();
        await Http.PutRowAsync(key, "row");
        Assert.False((await Http.PostAsync<TableCommand, TableAnswer>("/table/other", new("get", key, "row"))).Found);
        foreach (var (partition, row) in new[] { (key, "Row"), (key, "row "), (key, "ro"), (key.ToUpperInvariant(), "row"), (key[..^1], $"{key[^1]}row") })
            Assert.False((await Http.GetRowAsync(partition, row)).Found);
    }

    private async Task<int> OneWinnerAsync(Func<int, TableCommand> command, string error)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(number => RunAsync(command(number))));
        Assert.All(answers.Where(answer => answer.Error is not null), answer => Assert.Equal(error, answer.Error));
        return Assert.Single(answers.Index(), answer => answer.Item.Error is null).Index;
    }

    private Task<TableAnswer> RunAsync(TableCommand command) => Http.TableAsync(command);
}
