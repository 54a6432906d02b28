using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace MultiCloud.Conformance;

public abstract class HttpBindingSuite(TargetFixture fixture) : ConformanceSuite(fixture)
{
    private const int BodyLimit = 4 * 1024 * 1024;

    [Case("http.bind.query", "Query values bind by name, in any case, to text, numbers, booleans, dates, Guid and enumerations")]
    public async Task Query_Values_Bind()
    {
        var bound = await Http.JsonAsync<BoundValues>(
            "/bind/query?TEXT=a%20b%2B%C3%BC&count=12&ratio=1.25&on=false&day=2026-02-28&id=0f8fad5b-d9cb-469f-a165-70867728950e&at=2026-02-28T12:30:00%2B08:00&color=DARKGREEN");
        Assert.Equal("a b+ü", bound.Text);
        Assert.Equal(12, bound.Count);
        Assert.Equal(1.25m, bound.Ratio);
        Assert.False(bound.On);
        Assert.Equal(new DateOnly(2026, 2, 28), bound.Day);
        Assert.Equal(Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"), bound.Id);
        Assert.Equal(new DateTimeOffset(2026, 2, 28, 4, 30, 0, TimeSpan.Zero), bound.At);
        Assert.Equal(Color.DarkGreen, bound.Color);
    }

    [Case("http.bind.absent", "An absent value is the parameter's default, null, or an empty list")]
    public async Task Query_AbsentValues_AreDefaults()
    {
        var bound = await Http.JsonAsync<BoundValues>("/bind/query?text=");
        Assert.Equal(("", 7, 0.5m, true), (bound.Text, bound.Count, bound.Ratio, bound.On));
        Assert.Null(bound.Day);
        Assert.Null(bound.Id);
        Assert.Null(bound.Color);
        Assert.Null(bound.Missing);
        Assert.Empty(bound.Tags);
        Assert.Empty(bound.Numbers);
    }

    [Case("http.bind.required", "An absent value that is required is 400, and the problem names it")]
    public async Task Query_RequiredAbsent_Is400()
    {
        using var answer = await Http.GetAsync(new Uri("/bind/query?count=1", UriKind.Relative));
        Assert.Contains("text", (await answer.ProblemAsync(400)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Case("http.bind.unparsable", "A value that does not parse is 400, and the problem names parameter and value")]
    public async Task Query_Unparsable_Is400()
    {
        foreach (var (name, value) in new[] { ("count", "many"), ("ratio", "1x5"), ("day", "28.02.2026"), ("id", "7"), ("on", "yes") })
        {
            using var answer = await Http.GetAsync(new Uri($"/bind/query?text=a&{name}={value}", UriKind.Relative));
            var detail = (await answer.ProblemAsync(400)).GetProperty("detail").GetString();
            Assert.Contains(name, detail, StringComparison.Ordinal);
            Assert.Contains(value, detail, StringComparison.Ordinal);
        }
    }

    [Case("http.bind.enum", "An enumeration binds by name only: a number or an unknown name is 400")]
    public async Task Query_EnumByNumberOrUnknownName_Is400()
    {
        foreach (var value in (string[])["1", "blue", "Red,DarkGreen"])
        {
            using var answer = await Http.GetAsync(new Uri($"/bind/query?text=a&color={value}", UriKind.Relative));
            Assert.Contains("color", (await answer.ProblemAsync(400)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    [Case("http.bind.repeated", "A repeated query value binds to a list, in order")]
    public async Task Query_RepeatedValues_BindToLists()
    {
        var bound = await Http.JsonAsync<BoundValues>("/bind/query?text=a&tags=x&n=3&tags=y%26z&n=1&n=2");
        Assert.Equal(["x", "y&z"], bound.Tags);
        Assert.Equal([3, 1, 2], bound.Numbers);
    }

    [Case("http.bind.header", "Headers bind by name in any case; repeated headers keep every value")]
    public async Task Header_Values_Bind()
    {
        using var answer = await Http.SendAsync("GET", "/bind/header", ("x-one", "first"), ("X-NUMBER", "42"), ("X-Many", "a"), ("X-Many", "b"));
        // Clients and gateways may join repeated headers with a comma.
        Assert.Equal("first:42:a|b", (await answer.OkTextAsync()).Replace("a, b", "a|b", StringComparison.Ordinal));
    }

    [Case("http.bind.cookie", "A request's cookies arrive in the Cookie header, whole")]
    public async Task Header_Cookie_IsWhole()
    {
        using var answer = await Http.SendAsync("GET", "/bind/cookie", ("Cookie", "a=1; b=\"two, three\"; c="));
        Assert.Equal("a=1; b=\"two, three\"; c=", await answer.OkTextAsync());
    }

    [Case("http.bind.raw", "The raw request shows method, path, query, headers, route values and length")]
    public async Task Raw_Request_ShowsEverything()
    {
        using var content = new StringContent("hello", Encoding.UTF8, "text/plain");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/bind/raw/gr%C3%BC%C3%9Fe?tag=1&Tag=2", UriKind.Relative)) { Content = content };
        request.Headers.Add("X-Many", "one");
        using var answer = await Http.SendAsync(request);
        var raw = JsonSerializer.Deserialize<RawValues>(await answer.OkTextAsync(), JsonSerializerOptions.Web)!;
        Assert.Equal("POST", raw.Method);
        Assert.Equal("/bind/raw/grüße", raw.Path);
        Assert.Equal("?tag=1&Tag=2", raw.Query);
        Assert.Equal("grüße", raw.Route);
        Assert.Equal(["one"], raw.Many);
        Assert.Equal(["1", "2"], raw.QueryMany);
        Assert.Equal("text/plain; charset=utf-8", raw.ContentType);
        Assert.Equal(5, raw.Length);
    }

    [Case("http.bind.json", "A JSON body binds to a record with nested values, by web conventions")]
    public async Task Body_Json_BindsToRecord()
    {
        using var answer = await Http.PostTextAsync("/bind/json", """{"NAME":"Gráinne 世界 😀","age":"36","favourite":"darkGreen","address":{"street":"1 Main","city":"Ål"},"tags":["a",""],"more":1}""");
        var person = JsonSerializer.Deserialize<Person>(await answer.OkTextAsync(), JsonSerializerOptions.Web)!;
        Assert.Equal(("Gráinne 世界 😀", 36, Color.DarkGreen, new Address("1 Main", "Ål")), (person.Name, person.Age, person.Favourite, person.Address!));
        Assert.Equal(["a", ""], person.Tags!);
    }

    [Case("http.bind.bad-json", "A body that is not JSON of the type is 400, and the problem says where")]
    public async Task Body_Malformed_Is400()
    {
        foreach (var body in (string[])["""{"name":"Ada","age":""", """{"name":"Ada","age":"old"}""", "[]", "null"])
        {
            using var answer = await Http.PostTextAsync("/bind/json", body);
            Assert.DoesNotContain("   at ", (await answer.ProblemAsync(400)).GetRawText(), StringComparison.Ordinal);
        }
    }

    [Case("http.bind.not-json", "A content type that is not JSON is 415")]
    public async Task Body_NotJson_Is415()
    {
        using var answer = await Http.PostTextAsync("/bind/json", "name=Ada", "application/x-www-form-urlencoded");
        await answer.ProblemAsync(415);
        using var vendor = await Http.PostTextAsync("/bind/json", """{"name":"Ada","age":1,"favourite":"Red"}""", "application/vnd.people+json");
        await vendor.OkTextAsync();
    }

    [Case("http.bind.empty", "An empty body is 400, or null where the parameter allows it")]
    public async Task Body_Empty_Is400OrNull()
    {
        using var required = await Http.PostTextAsync("/bind/json", "");
        await required.ProblemAsync(400);
        using var optional = await Http.SendAsync("POST", "/bind/optional-json");
        Assert.Equal("nobody", await optional.OkTextAsync());
    }

    [Case("http.bind.bytes", "A byte array body arrives byte for byte, and an array answer goes out so")]
    public async Task Body_Bytes_AreUntouched()
    {
        var bytes = Enumerable.Range(0, 1024).Select(number => (byte)number).ToArray();
        using var answer = await Http.PostAsync(new Uri("/bind/bytes", UriKind.Relative), new ByteArrayContent(bytes));
        Assert.Equal(bytes, await answer.Content.ReadAsByteArrayAsync());
    }

    [Case("http.bind.stream", "A stream body can be read, sent in chunks or not")]
    public async Task Body_Stream_CanBeRead()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("0123456789", 20_000)));
        using var content = new StreamContent(new MemoryStream(bytes));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/bind/stream", UriKind.Relative)) { Content = content };
        request.Headers.TransferEncodingChunked = true;
        using var answer = await Http.SendAsync(request);
        Assert.Equal(bytes, await answer.Content.ReadAsByteArrayAsync());
    }

    [Case("http.bind.text", "A text body arrives as it was sent, empty or not")]
    public async Task Body_Text_IsUntouched()
    {
        using var answer = await Http.PostTextAsync("/bind/text", "grüße,\r\n\"世界\" 😀", "text/plain");
        Assert.Equal("grüße,\r\n\"世界\" 😀", await answer.OkTextAsync());
        using var empty = await Http.PostTextAsync("/bind/text", "", "text/plain");
        Assert.Equal("", await empty.OkTextAsync());
    }

    [Case("http.bind.limit", "A body of 4 MiB is accepted, one byte more is 413, with and without a length")]
    public async Task Body_OverLimit_Is413()
    {
        using var whole = await Http.PostAsync(new Uri("/bind/length", UriKind.Relative), new ByteArrayContent(new byte[BodyLimit]));
        Assert.Equal(BodyLimit.ToString(CultureInfo.InvariantCulture), await whole.OkTextAsync());

        using var over = await Http.PostAsync(new Uri("/bind/length", UriKind.Relative), new ByteArrayContent(new byte[BodyLimit + 1]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, over.StatusCode);

        using var chunked = new HttpRequestMessage(HttpMethod.Post, new Uri("/bind/length", UriKind.Relative)) { Content = new ByteArrayContent(new byte[BodyLimit + 1]) };
        chunked.Headers.TransferEncodingChunked = true;
        using var answer = await Http.SendAsync(chunked);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }
}
