namespace MultiCloud.Conformance;

public abstract class BucketStorageSuite(TargetFixture fixture) : ConformanceSuite(fixture)
{
    [Case("bucket.round-trip", "An object comes back with its bytes, content type and metadata; absent ones are null")]
    public async Task Put_ThenGet_IsTheSame()
    {
        var key = $"store/{NewKey()}";
        Assert.False((await RunAsync(new BucketCommand("get", key))).Found);
        Assert.False((await RunAsync(new BucketCommand("info", key))).Found);

        var bytes = Enumerable.Range(0, 100_000).Select(number => (byte)(number * 31)).ToArray();
        var metadata = new Dictionary<string, string> { ["colour"] = "dark green", ["n1"] = "~!" };
        var put = await RunAsync(new BucketCommand("put", key, bytes, "image/png", metadata));
        var got = await RunAsync(new BucketCommand("get", key));
        Assert.Equal(bytes, got.Bytes);
        Assert.Equal((bytes.Length, "image/png", put.Version), (got.Size, got.ContentType, got.Version));
        Assert.Equal(metadata, got.Metadata);

        var info = await RunAsync(new BucketCommand("info", key));
        Assert.Equal((bytes.Length, "image/png", put.Version), (info.Size, info.ContentType, info.Version));
    }

    [Case("bucket.stream", "A stream is stored whole, also an empty one")]
    public async Task Put_Stream_IsStored()
    {
        var key = $"store/{NewKey()}";
        foreach (var bytes in new[] { "streamed"u8.ToArray(), [] })
        {
            await RunAsync(new BucketCommand("put-stream", key, bytes));
            Assert.Equal(bytes, (await RunAsync(new BucketCommand("get", key))).Bytes!);
        }
    }

    [Case("bucket.overwrite", "An overwrite replaces the object and changes its version")]
    public async Task Put_Twice_Replaces()
    {
        var key = $"store/{NewKey()}";
        var first = await RunAsync(new BucketCommand("put", key, "first, longer"u8.ToArray()));
        var second = await RunAsync(new BucketCommand("put", key, "second"u8.ToArray()));
        Assert.NotEqual(first.Version, second.Version);
        Assert.Equal("second"u8.ToArray(), (await RunAsync(new BucketCommand("get", key))).Bytes!);
    }

    [Case("bucket.range", "A range reads a part; one that ends behind the object is cut there")]
    public async Task Get_Range_ReadsAPart()
    {
        var key = $"store/{NewKey()}";
        await RunAsync(new BucketCommand("put", key, "0123456789"u8.ToArray()));
        Assert.Equal("234"u8.ToArray(), (await RunAsync(new BucketCommand("get", key, From: 2, Length: 3))).Bytes);
        Assert.Equal("789"u8.ToArray(), (await RunAsync(new BucketCommand("get", key, From: 7))).Bytes);
        Assert.Equal("89"u8.ToArray(), (await RunAsync(new BucketCommand("get", key, From: 8, Length: 100))).Bytes);
        Assert.Equal(10, (await RunAsync(new BucketCommand("get", key, From: 2, Length: 3))).Size);
    }

    [Case("bucket.list", "A list has the keys of a prefix in order, page by page")]
    public async Task List_Pages_HaveEveryKeyOnce()
    {
        var folder = $"store/{NewKey()}/";
        string[] keys = [.. Enumerable.Range(0, 7).Select(number => $"{folder}{(char)('g' - number)}")];
        foreach (var key in keys)
            await RunAsync(new BucketCommand("put", key, "x"u8.ToArray()));

        List<string> listed = [];
        string? next = null;
        do
        {
            var page = await RunAsync(new BucketCommand("list", folder, Max: 3, Continuation: next));
            Assert.InRange(page.Keys.Length, 0, 3);
            listed.AddRange(page.Keys);
            next = page.Continuation;
        }
        while (next is not null);
        Assert.Equal(keys.Order(StringComparer.Ordinal), listed);
    }

    [Case("bucket.create-only", "Of several writers that create only, one wins and the others get AlreadyExistsException")]
    public async Task Put_OnlyIfAbsent_HasOneWinner()
    {
        var key = $"store/{NewKey()}";
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => RunAsync(new BucketCommand("put", key, [(byte)number], OnlyIfAbsent: true))));
        var winner = Assert.Single(answers.Index(), answer => answer.Item.Error is null);
        Assert.All(answers.Where(answer => answer.Error is not null), answer => Assert.Equal(nameof(AlreadyExistsException), answer.Error));
        Assert.Equal([(byte)winner.Index], (await RunAsync(new BucketCommand("get", key))).Bytes!);
    }

    [Case("bucket.delete", "A deleted object is gone; deleting an absent one is fine")]
    public async Task Delete_Object_IsGone()
    {
        var key = $"store/{NewKey()}";
        await RunAsync(new BucketCommand("put", key, "x"u8.ToArray()));
        Assert.Null((await RunAsync(new BucketCommand("delete", key))).Error);
        Assert.Null((await RunAsync(new BucketCommand("delete", key))).Error);
        Assert.False((await RunAsync(new BucketCommand("get", key))).Found);
    }

    [Case("bucket.key-limits", "A key that some cloud would refuse is refused here, before anything is sent")]
    public async Task Key_NotAllowed_IsRefused()
    {
        foreach (var key in (string[])["", "/leading", "\\leading", "a//b", "a/./b", "a/../b", "grüße", new string('k', 801)])
        {
            Assert.Equal(nameof(BindingLimitException), (await RunAsync(new BucketCommand("put", key, "x"u8.ToArray()))).Error);
            Assert.Equal(nameof(BindingLimitException), (await RunAsync(new BucketCommand("get", key))).Error);
        }

        Assert.Null((await RunAsync(new BucketCommand("put", $"store/{new string('k', 794)}", "x"u8.ToArray()))).Error);
        Assert.Null((await RunAsync(new BucketCommand("put", "store/a b+c%20?d#e&f=g.txt", "odd"u8.ToArray()))).Error);
        Assert.Equal("odd"u8.ToArray(), (await RunAsync(new BucketCommand("get", "store/a b+c%20?d#e&f=g.txt"))).Bytes);
    }

    [Case("bucket.key-case", "Keys that differ in case, in a trailing dot or space, or in an escape are different objects")]
    public async Task Keys_AlmostTheSame_AreDifferentObjects()
    {
        var folder = $"store/{NewKey()}/";
        string[] keys = ["a.txt", "A.txt", "a.TXT", "a.txt.", "a.txt ", "a%2Etxt", "con", "CON"];
        foreach (var key in keys)
            Assert.Null((await RunAsync(new BucketCommand("put", folder + key, System.Text.Encoding.ASCII.GetBytes(key)))).Error);
        foreach (var key in keys)
            Assert.Equal(System.Text.Encoding.ASCII.GetBytes(key), (await RunAsync(new BucketCommand("get", folder + key))).Bytes);
        Assert.Equal(keys.Select(key => folder + key).Order(StringComparer.Ordinal), (await RunAsync(new BucketCommand("list", folder))).Keys);
    }

    [Case("bucket.metadata-limits", "Metadata that some cloud would refuse is refused here")]
    public async Task Metadata_NotAllowed_IsRefused()
    {
        foreach (var (name, value) in new[] { ("Upper", "x"), ("da-sh", "x"), ("1st", "x"), (new string('n', 41), "x"), ("name", "grüße"), ("name", new string('v', 2049)) })
        {
            var answer = await RunAsync(new BucketCommand("put", "store/refused", "x"u8.ToArray(), Metadata: new() { [name] = value }));
            Assert.Equal(nameof(BindingLimitException), answer.Error);
        }
    }

    [Case("bucket.link", "A link lets whoever has it read, or write, that one object, and nothing else; at most for 15 minutes")]
    public async Task Link_AllowsOneKindOfAccess()
    {
        using var anyone = new HttpClient();
        var key = $"store/{NewKey()}";
        var write = await LinkAsync("link-write", key);
        using var put = await anyone.PutAsync(write, new ByteArrayContent("by link"u8.ToArray()));
        Assert.True(put.IsSuccessStatusCode);
        Assert.Equal("by link"u8.ToArray(), (await RunAsync(new BucketCommand("get", key))).Bytes!);

        var read = await LinkAsync("link-read", key);
        Assert.Equal("by link", await anyone.GetStringAsync(read));
        using var refused = await anyone.PutAsync(read, new ByteArrayContent("not allowed"u8.ToArray()));
        Assert.InRange((int)refused.StatusCode, 400, 499);
        using var other = await anyone.GetAsync(new Uri(read.AbsoluteUri.Replace(key[^8..], "00000000", StringComparison.Ordinal)));
        Assert.InRange((int)other.StatusCode, 400, 499);
        Assert.Equal("by link"u8.ToArray(), (await RunAsync(new BucketCommand("get", key))).Bytes!);

        foreach (var seconds in (double[])[0, 901])
            Assert.Equal(nameof(BindingLimitException), (await RunAsync(new BucketCommand("link-read", key, LifetimeSeconds: seconds))).Error);
    }

    private async Task<Uri> LinkAsync(string command, string key)
    {
        var answer = await RunAsync(new BucketCommand(command, key, LifetimeSeconds: 60));
        Assert.True(answer.Error is null, answer.Message);
        return answer.Link!;
    }

    private Task<BucketAnswer> RunAsync(BucketCommand command) => Http.PostAsync<BucketCommand, BucketAnswer>("/bucket", command);
}
