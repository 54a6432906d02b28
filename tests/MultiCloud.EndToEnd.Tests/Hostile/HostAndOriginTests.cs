namespace MultiCloud.EndToEnd.Tests.Hostile;

/// <summary>What a web page can make a browser send to this machine, and what a program can send besides.</summary>
public sealed class HostAndOriginTests(HostileApp hostile)
{
    public static TheoryData<string> ForeignHosts =>
    [
        "", "evil.example", "evil.example:{port}", "localhost.evil.example", "localhost.evil.example:{port}", "evil-localhost", "xlocalhost", "localhostx", "localhost.",
        "localhost.:{port}", "127.0.0.1.nip.io", "127.0.0.1.", "127.0.0.2", "127.1", "0x7f000001", "2130706433", "0177.0.0.1", "0.0.0.0", "0", "[::ffff:127.0.0.1]",
        "[0:0:0:0:0:0:0:1]", "[::1%25lo]", "[::]", "::1", "::1:{port}", "[::1", "::1]", "localhost@evil.example", "evil.example@localhost", "user:pass@localhost", "localhost:80@evil.example",
        "evil.example#localhost", "evil.example?localhost", "evil.example/localhost", "localhost/../evil.example", "localhost,evil.example", "localhost, evil.example", "localhost evil.example",
        "localhost:80:80", "localhost:evil", "localhost:-1", "*", "*.localhost", "a.localhost", "%6cocalhost", "localhost%00.evil.example", "\u006cocalhost\u0000", "loc\u00e4lhost", "https://localhost",
    ];

    public static TheoryData<string> OwnHosts => ["localhost", "LOCALHOST", "LocalHost:{port}", "localhost:1", "127.0.0.1", "127.0.0.1:{port}", "[::1]", "[::1]:{port}"];

    public static TheoryData<string> ForeignOrigins =>
    [
        "", "null", "Null", "http://evil.example", "http://evil.example:{admin}", "http://localhost", "http://localhost:1", "http://localhost:{port}", "https://localhost:{admin}",
        "ws://localhost:{admin}", "localhost:{admin}", "//localhost:{admin}", "http://127.0.0.1:{admin}", "http://[::1]:{admin}", "http://localhost.:{admin}", "http://localhost:{admin}.evil.example",
        "http://localhost:{admin}@evil.example", "http://evil.example@localhost:{admin}", "http://localhost:{admin}/", "http://localhost:{admin}#", "http://localhost:{admin}?x",
        "http://localhost:{admin},http://evil.example", "http://localhost:{admin} http://evil.example", "http://localhost:{admin}\r\nOrigin: http://evil.example", "http://evil.example\r\nOrigin: http://localhost:{admin}",
        "file://", "chrome-extension://aaaa", "data:", "http://localhost:0{admin}", "*",
    ];

    [Theory]
    [MemberData(nameof(ForeignHosts))]
    public async Task Host_Foreign_IsRefusedOnBothPorts(string host)
    {
        foreach (var (address, path) in Ports)
        {
            var reply = await GetAsync(address, path, $"Host: {Fill(host, address)}\r\n");
            AssertRefused(reply);
        }
    }

    [Theory]
    [MemberData(nameof(OwnHosts))]
    public async Task Host_Own_IsServedOnBothPorts(string host)
    {
        foreach (var (address, path) in Ports)
            Assert.Equal(200, (await GetAsync(address, path, $"Host: {Fill(host, address)}\r\n")).Status);
    }

    [Theory]
    [InlineData("http://evil.example", "localhost")]
    [InlineData("http://evil.example", "evil.example")]
    [InlineData("http://localhost@evil.example", "localhost")]
    [InlineData("http://evil.example@localhost", "evil.example")]
    [InlineData("http://localhost.evil.example", "localhost")]
    [InlineData("http://localhost#@evil.example", "evil.example")]
    [InlineData("//evil.example", "evil.example")]
    [InlineData("http:/evil.example", "evil.example")]
    [InlineData("HTTP://EVIL.EXAMPLE", "EVIL.EXAMPLE")]
    [InlineData("ftp://evil.example", "evil.example")]
    public async Task Target_AbsoluteAndForeign_IsRefusedOnBothPorts(string authority, string host)
    {
        foreach (var (address, path) in Ports)
        {
            var reply = await RawHttp.SayAsync(address, $"GET {authority}{path} HTTP/1.1\r\nHost: {host}\r\nx-multicloud-token: {hostile.Token}\r\nConnection: close\r\n\r\n");
            AssertRefused(reply);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("Host: localhost\r\nHost: localhost\r\n")]
    [InlineData("Host: localhost\r\nHost: evil.example\r\n")]
    [InlineData("Host: evil.example\r\nHost: localhost\r\n")]
    [InlineData("Host : localhost\r\n")]
    [InlineData("X-Forwarded-Host: localhost\r\nHost: evil.example\r\n")]
    [InlineData("Forwarded: host=localhost\r\nHost: evil.example\r\n")]
    public async Task Host_MissingOrRepeated_IsRefusedOnBothPorts(string headers)
    {
        foreach (var (address, path) in Ports)
            AssertRefused(await GetAsync(address, path, headers));
    }

    [Fact]
    public async Task Host_MissingInHttp10_IsRefusedOnBothPorts()
    {
        foreach (var (address, path) in Ports)
            AssertRefused(await RawHttp.SayAsync(address, $"GET {path} HTTP/1.0\r\nx-multicloud-token: {hostile.Token}\r\n\r\n"));
    }

    [Theory]
    [MemberData(nameof(ForeignOrigins))]
    public async Task Origin_Foreign_IsRefusedByTheAdminApi(string origin)
    {
        var text = origin.Replace("{admin}", $"{hostile.Admin.Port}", StringComparison.Ordinal).Replace("{port}", $"{hostile.Front.Port}", StringComparison.Ordinal);
        foreach (var method in (string[])["GET", "POST", "OPTIONS"])
        {
            var reply = await RawHttp.SayAsync(
                hostile.Admin, $"{method} /api/queues HTTP/1.1\r\nHost: localhost:{hostile.Admin.Port}\r\nOrigin: {text}\r\nx-multicloud-token: {hostile.Token}\r\nConnection: close\r\n\r\n");
            AssertRefused(reply);
        }
    }

    [Fact]
    public async Task Origin_Own_IsServedByTheAdminApi() =>
        Assert.Equal(200, (await GetAsync(hostile.Admin, "/api/queues", $"Host: localhost:{hostile.Admin.Port}\r\nOrigin: http://LOCALHOST:{hostile.Admin.Port}\r\n")).Status);

    [Fact]
    public async Task Token_MissingOrWrong_IsRefused()
    {
        foreach (var headers in (string[])
        [
            "", "x-multicloud-token:\r\n", "x-multicloud-token: x\r\n", $"x-multicloud-token: {hostile.Token[..^1]}\r\n", $"x-multicloud-token: {hostile.Token}0\r\n",
            $"x-multicloud-token: {hostile.Token.ToUpperInvariant()}g\r\n", $"x-multicloud-token: wrong\r\nx-multicloud-token: {hostile.Token}\r\n", $"Authorization: Bearer {hostile.Token}\r\n", $"Cookie: x-multicloud-token={hostile.Token}\r\n",
        ])
        {
            var reply = await RawHttp.SayAsync(hostile.Admin, $"GET /api/queues?x-multicloud-token={hostile.Token} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n");
            AssertRefused(reply);
        }
    }

    private (Uri Address, string Path)[] Ports => [(hostile.Front, "/routes/pick/fixed"), (hostile.Admin, "/api/queues")];

    private Task<RawReply> GetAsync(Uri address, string path, string headers) =>
        RawHttp.SayAsync(address, $"GET {path} HTTP/1.1\r\n{headers}x-multicloud-token: {hostile.Token}\r\nConnection: close\r\n\r\n");

    private static string Fill(string host, Uri address) => host.Replace("{port}", $"{address.Port}", StringComparison.Ordinal);

    private void AssertRefused(RawReply reply)
    {
        hostile.AssertNothingShown(reply);
        Assert.InRange(Assert.Single(reply.Statuses), 400, 499);
        Assert.DoesNotContain("Access-Control-", reply.Text, StringComparison.OrdinalIgnoreCase);
    }
}
