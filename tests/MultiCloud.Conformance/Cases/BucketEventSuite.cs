namespace MultiCloud.Conformance;

public abstract class BucketEventSuite(TargetFixture fixture) : ConformanceSuite(fixture)
{
    [Case("bucket.created", "A created object starts the function, with bucket, key, event, size and version")]
    public async Task Created_Object_StartsFunction()
    {
        var key = NewKey();
        var put = await BucketAsync(new BucketCommand("put", $"in/{key}", "hello"u8.ToArray()));
        var entry = Assert.Single(await Ledger.WaitForAsync(key));
        Assert.Equal(("watching-created", "things", $"in/{key}", "Created"), (entry.Function, entry["bucket"], entry["key"], entry["event"]));
        Assert.Equal("1", entry["attempt"]);
        Assert.Equal("5", entry["size"]);
        Assert.Equal(put.Version, entry["version"]);
    }

    [Case("bucket.outside", "An object that another program stores starts the function too")]
    public async Task Created_FromOutside_StartsFunction()
    {
        var key = NewKey();
        await Target.PutObjectAsync("things", $"in/{key}", "from outside"u8.ToArray());
        Assert.Equal("12", (await Ledger.WaitForAsync(key))[0]["size"]);
    }

    [Case("bucket.overwritten", "An overwritten object is created again, as another event")]
    public async Task Overwritten_Object_IsCreatedAgain()
    {
        var key = NewKey();
        await BucketAsync(new BucketCommand("put", $"in/{key}", "one"u8.ToArray()));
        await Ledger.WaitForAsync(key);
        await BucketAsync(new BucketCommand("put", $"in/{key}", "three"u8.ToArray()));
        var entries = await Ledger.WaitForAsync(key, count: 2);
        Assert.Equal(["3", "5"], entries.Select(entry => entry["size"]));
        Assert.NotEqual(entries[0]["id"], entries[1]["id"]);
    }

    [Case("bucket.deleted", "A deleted object starts a function that asked for deletions, without size")]
    public async Task Deleted_Object_StartsFunction()
    {
        var key = NewKey();
        await BucketAsync(new BucketCommand("put", $"all/{key}", "x"u8.ToArray()));
        await Ledger.WaitForAsync(key);
        await BucketAsync(new BucketCommand("delete", $"all/{key}"));
        var entry = (await Ledger.WaitForAsync(key, count: 2))[1];
        Assert.Equal(("Deleted", $"all/{key}"), (entry["event"], entry["key"]));
        Assert.True(string.IsNullOrEmpty(entry["size"]));
    }

    [Case("bucket.filter", "Objects outside the prefix, and events not asked for, do not start the function")]
    public async Task Filter_OtherPrefixOrEvent_DoesNotStart()
    {
        var key = NewKey();
        await BucketAsync(new BucketCommand("put", $"other/{key}", "x"u8.ToArray()));
        await BucketAsync(new BucketCommand("put", $"IN/{key}", "x"u8.ToArray()));
        await BucketAsync(new BucketCommand("put", $"in/{key}", "x"u8.ToArray()));
        await BucketAsync(new BucketCommand("delete", $"in/{key}"));
        await Ledger.WaitForAsync(key);
        Assert.Equal($"in/{key}", Assert.Single(await Ledger.AfterQuietPeriodAsync(key))["key"]);
    }

    [Case("bucket.attempts", "A throw is retried, and after the last attempt the event is a dead letter of the function")]
    public async Task Throw_BecomesDeadLetter()
    {
        Needs(Capability.DeadLetters);
        var key = NewKey();
        await BucketAsync(new BucketCommand("put", $"bad/{key}", "x"u8.ToArray()));
        var letter = await Target.WaitForDeadLetterAsync("watching-bad", key);
        Assert.Equal(("watching-bad", 2), (letter.Function, letter.Attempts));
        var entries = Ledger.Of(key);
        Assert.Equal(["1", "2"], entries.Select(entry => entry["attempt"]));
        Assert.Equal(entries[0]["id"], entries[1]["id"]);
    }

    [Case("bucket.trace-new", "A change of a bucket begins a new trace, also when a traced function made it")]
    public async Task Trace_OfChange_IsNew()
    {
        const string trace = "2af7651916cd43dd8448eb211c80319c";
        var key = NewKey();
        await Http.PostAsync<BucketCommand, BucketAnswer>("/bucket", new BucketCommand("put", $"in/{key}", "x"u8.ToArray()), $"00-{trace}-b7ad6b7169203331-01");
        var found = (await Ledger.WaitForAsync(key))[0].TraceParent!;
        Assert.Matches("^00-(?!0{32})[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$", found);
        Assert.DoesNotContain(trace, found, StringComparison.Ordinal);
    }

    private Task<BucketAnswer> BucketAsync(BucketCommand command) => Http.PostAsync<BucketCommand, BucketAnswer>("/bucket", command);
}
