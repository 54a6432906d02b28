using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using MultiCloud.Conformance;
using MultiCloud.EndToEnd.Tests.Hostile;

namespace MultiCloud.EndToEnd.Tests.Survival;

/// <summary>Object keys that a file system would mistake for something else: refused, or stored under their own name and nowhere else.</summary>
public sealed class ObjectKeyTests(HostileApp hostile)
{
    private static readonly string[] s_refused =
    [
        "/absolute", "\\absolute", "//double", "a//b", "a/", "..", ".", "../x", "../../canary.txt", "a/../b", "a/..", "./a", "a/.", "a/./b", "a\0b", "\0", "a\nb", "a\tb", "a\u007fb",
        "caf\u00e9", "cafe\u0301", "\u202ereversed", "\ud83d\ude00", new string('k', 801), string.Concat(Enumerable.Repeat("a/", 400)) + "a",
    ];

    private static readonly string[] s_stored =
    [
        "Case/A.txt", "case/a.txt", "CASE/A.TXT", "case/a.TXT", "con", "CON", "nul", "NUL.txt", "aux", "prn.log", "COM1", "lpt9.txt", "trailing", "trailing.", "trailing..", "trailing ", "trailing. ", " leading",
        "a\\..\\..\\x", "a\\b", "C:/x", "C:\\x", "c:x", "~/x", "~root", "$HOME/x", "${HOME}", "%HOME%", "`id`", "$(id)", "%2e%2e/x", "..%2fx", "%2e%2e%2fx", "..%252fx", "%00", "a%00b", "...", "..../x", ".../x", ". /x",
        "a;b", "name:stream", "x::$DATA", "*", "?", "a?b#c", "<>|\"", "'", "-rf", "--store", "store.db", "run.json", "x.part", "objects/00/x", "caf%C3%A9", "cafe%CC%81", new string('k', 800), "a",
        string.Concat(Enumerable.Repeat("a/", 399)) + "a",
    ];

    [Fact]
    public async Task Key_NotPortable_IsRefusedByBindingAdminApiAndLink()
    {
        foreach (var key in s_refused)
        {
            foreach (var verb in (string[])["put", "get", "info", "delete", "link-read", "link-write"])
                Assert.Equal("BindingLimitException", (await BucketAsync(new BucketCommand(verb, key, [1], LifetimeSeconds: 60))).Error);

            using var put = await hostile.App.Admin.PutAsync(AdminPath(key), new ByteArrayContent([1]), TestContext.Current.CancellationToken);
            Assert.Equal(400, (int)put.StatusCode);
            using var get = await hostile.App.Admin.GetAsync(AdminPath(key), TestContext.Current.CancellationToken);
            Assert.Equal(400, (int)get.StatusCode);
        }
    }

    [Fact]
    public async Task Keys_ThatFileSystemsMistake_AreDistinctObjects()
    {
        const string prefix = "odd/";
        foreach (var key in s_stored.Where(IsShort))
            Assert.Null((await BucketAsync(new BucketCommand("put", prefix + key, Encoding.UTF8.GetBytes(key)))).Error);

        foreach (var key in s_stored.Where(IsShort))
        {
            Assert.Equal(Encoding.UTF8.GetBytes(key), (await BucketAsync(new BucketCommand("get", prefix + key))).Bytes);
            Assert.Equal(key, await hostile.App.Admin.GetStringAsync(AdminPath(prefix + key), TestContext.Current.CancellationToken));
            var link = (await BucketAsync(new BucketCommand("link-read", prefix + key, LifetimeSeconds: 60))).Link!;
            Assert.Equal(key, await hostile.App.Http.GetStringAsync(link, TestContext.Current.CancellationToken));
        }

        Assert.Equal(s_stored.Where(IsShort).Select(key => prefix + key).Order(StringComparer.Ordinal), (await BucketAsync(new BucketCommand("list", prefix))).Keys);
        await BucketAsync(new BucketCommand("delete", prefix + "case/a.txt"));
        Assert.False((await BucketAsync(new BucketCommand("get", prefix + "case/a.txt"))).Found);
        Assert.True((await BucketAsync(new BucketCommand("get", prefix + "Case/A.txt"))).Found);

        bool IsShort(string key) => prefix.Length + key.Length <= 800;
    }

    [Fact]
    public async Task Keys_OfTheWholeLength_AreStoredThroughAdminApiAndLink()
    {
        foreach (var key in s_stored.Where(key => key.Length > 700))
        {
            using var put = await hostile.App.Admin.PutAsync(AdminPath(key), new ByteArrayContent("long"u8.ToArray()), TestContext.Current.CancellationToken);
            Assert.Equal(200, (int)put.StatusCode);
            var link = (await BucketAsync(new BucketCommand("link-read", key, LifetimeSeconds: 60))).Link!;
            Assert.Equal("long", await hostile.App.Http.GetStringAsync(link, TestContext.Current.CancellationToken));
        }

        Assert.All(
            Directory.EnumerateFiles(Path.Combine(hostile.Home, "store", "objects"), "*", SearchOption.AllDirectories),
            path => Assert.Matches("^[0-9a-f]{2}[/\\\\][0-9a-f]{32}-[0-9a-f]{32}(\\.part)?$", Path.GetRelativePath(Path.Combine(hostile.Home, "store", "objects"), path)));
    }

    /// <summary>Every dot is escaped too, so that no client resolves what a key only looks like.</summary>
    private Uri AdminPath(string key) => new(
        $"{hostile.Admin.GetLeftPart(UriPartial.Authority)}/api/buckets/things/objects/{Uri.EscapeDataString(key).Replace(".", "%2E", StringComparison.Ordinal)}",
        new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    private async Task<BucketAnswer> BucketAsync(BucketCommand command)
    {
        using var answer = await hostile.App.Http.PostAsJsonAsync(new Uri("/bucket", UriKind.Relative), command, JsonSerializerOptions.Web, TestContext.Current.CancellationToken);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<BucketAnswer>(JsonSerializerOptions.Web, TestContext.Current.CancellationToken))!;
    }
}
