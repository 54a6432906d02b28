using System.Text.RegularExpressions;

namespace MultiCloud.EndToEnd.Tests.Hostile;

public sealed partial class PathAttackTests(HostileApp hostile)
{
    public static TheoryData<string, string> Places => new()
    {
        { "front", "GET /" },
        { "front", "GET /routes/rest/" },
        { "front", "GET /__multicloud/objects/" },
        { "front", "GET /__multicloud/objects/things/" },
        { "front", "PUT /__multicloud/objects/things/" },
        { "admin", "GET /" },
        { "admin", "GET /api/" },
        { "admin", "GET /api/buckets/" },
        { "admin", "GET /api/buckets/things/objects/" },
        { "admin", "PUT /api/buckets/things/objects/" },
        { "admin", "DELETE /api/buckets/things/objects/" },
        { "admin", "POST /api/queues/" },
        { "admin", "POST /api/functions/" },
        { "admin", "POST /api/dead-letters/" },
    };

    [Fact]
    public void Corpus_OfPaths_HasSixtyOrMore() => Assert.True(PathAttacks.All.Distinct(StringComparer.Ordinal).Count() >= 60);

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Path_Hostile_ShowsAndStoresNothingOutside(string port, string place)
    {
        var before = FilesBesideTheStore();
        foreach (var attack in PathAttacks.All)
        {
            var reply = await RawHttp.SayAsync(
                port == "front" ? hostile.Front : hostile.Admin,
                $"{place}{attack}?kind=read&expires=9999999999&signature=AAAA HTTP/1.1\r\nHost: localhost\r\nx-multicloud-token: {hostile.Token}\r\nContent-Length: 6\r\nConnection: close\r\n\r\nattack");

            Assert.True(reply.Status > 0, $"No answer to {place}{attack}");
            hostile.AssertNothingShown(reply);
            Assert.DoesNotContain("X-Injected", reply.Text.Split("\r\n\r\n")[0], StringComparison.Ordinal);
        }

        Assert.Equal(before, FilesBesideTheStore());
        Assert.All(FilesOfTheStore(), name => Assert.Matches(StoredName(), name));
        await hostile.AssertWellAsync();
    }

    [Fact]
    public async Task Link_PathReplaced_IsRefused()
    {
        using var command = new StringContent("""{"do":"link-write","key":"store/victim","lifetimeSeconds":600}""", System.Text.Encoding.UTF8, "application/json");
        using var answer = await hostile.App.Http.PostAsync(new Uri("/bucket", UriKind.Relative), command, TestContext.Current.CancellationToken);
        var link = LinkText().Match(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Groups[1].Value.Replace("\\u0026", "&", StringComparison.Ordinal);
        Assert.Contains("/store/victim?", link, StringComparison.Ordinal);

        foreach (var attack in PathAttacks.All)
        {
            var target = link.Replace("/store/victim?", $"/store/victim/{attack}?", StringComparison.Ordinal);
            var reply = await RawHttp.SayAsync(hostile.Front, $"PUT {target} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\nConnection: close\r\n\r\nattack");
            hostile.AssertNothingShown(reply);
            Assert.NotEqual(200, reply.Status);
        }

        var whole = await RawHttp.SayAsync(hostile.Front, $"PUT {link} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\nConnection: close\r\n\r\nby use");
        Assert.Equal(200, whole.Status);
        Assert.All(FilesOfTheStore(), name => Assert.Matches(StoredName(), name));
    }

    private string[] FilesBesideTheStore() =>
        [.. Directory.EnumerateFileSystemEntries(hostile.Home).Order(StringComparer.Ordinal), .. Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(hostile.Home)!, "canary*")];

    private IEnumerable<string> FilesOfTheStore() =>
        Directory.EnumerateFiles(Path.Combine(hostile.Home, "store"), "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Path.Combine(hostile.Home, "store"), path).Replace('\\', '/'));

    [GeneratedRegex("^(store\\.(db(-wal|-shm)?|lock|owner)|run\\.json|\\.gitignore|objects/[0-9a-f]{2}/[0-9a-f]{32}-[0-9a-f]{32}(\\.part)?)$")]
    private static partial Regex StoredName();

    [GeneratedRegex("\"link\":\"http://[^/]*([^\"]*)\"")]
    private static partial Regex LinkText();
}
