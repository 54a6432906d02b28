using System.Net;
using System.Text.Json;

namespace MultiCloud.Conformance;

public abstract class HttpAnswerSuite(TargetFixture fixture) : ConformanceSuite(fixture)
{
    private const int BodyLimit = 4 * 1024 * 1024;

    [Case("http.answer.nothing", "A function without a result answers 204 without a body")]
    public async Task Answer_Nothing_Is204()
    {
        using var later = await Http.SendAsync("DELETE", "/answers/task");
        foreach (var answer in new[] { await GetAsync("/answers/void"), later })
        {
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        }
    }

    [Case("http.answer.text", "A string is 200 text/plain in UTF-8")]
    public async Task Answer_String_IsPlainText()
    {
        using var answer = await GetAsync("/answers/text");
        Assert.Equal("grüße, 世界", await answer.OkTextAsync());
        Assert.Equal("text/plain; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
    }

    [Case("http.answer.bytes", "Bytes and streams are 200 application/octet-stream")]
    public async Task Answer_BytesAndStream_AreOctets()
    {
        foreach (var path in (string[])["/answers/bytes", "/answers/stream"])
        {
            using var answer = await GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType?.ToString());
            Assert.Equal([0, 1, 254, 255], await answer.Content.ReadAsByteArrayAsync());
        }
    }

    [Case("http.answer.json", "Other results are 200 application/json, by web conventions")]
    public async Task Answer_Record_IsJson()
    {
        using var answer = await GetAsync("/answers/json");
        var json = JsonElement.Parse(await answer.OkTextAsync());
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("Ada", json.GetProperty("name").GetString());
        Assert.Equal("DarkGreen", json.GetProperty("favourite").GetString());
        Assert.Equal("London", json.GetProperty("address").GetProperty("city").GetString());
    }

    [Case("http.answer.null", "A null result is 404, whatever its type")]
    public async Task Answer_Null_Is404()
    {
        foreach (var path in (string[])["/answers/null/result", "/answers/null/value", "/answers/null-text", "/answers/null-json"])
        {
            using var answer = await GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Case("http.answer.created", "A created result is 201 with Location, further headers and JSON")]
    public async Task Answer_Created_HasLocation()
    {
        using var answer = await Http.SendAsync("POST", "/answers/created");
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("/people/ada", answer.Headers.Location?.ToString());
        Assert.Equal(["1"], answer.Headers.GetValues("X-Extra"));
        Assert.Equal("Ada", JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("name").GetString());
    }

    [Case("http.answer.redirect", "A redirect is 307 with Location")]
    public async Task Answer_Redirect_Is307()
    {
        using var answer = await GetAsync("/answers/redirect");
        Assert.Equal(HttpStatusCode.TemporaryRedirect, answer.StatusCode);
        Assert.Equal("/answers/text", answer.Headers.Location?.ToString());
    }

    [Case("http.answer.problem", "A problem result is a problem document with its status, title and detail")]
    public async Task Answer_Problem_IsDocument()
    {
        using var answer = await GetAsync("/answers/problem");
        var problem = await answer.ProblemAsync(409);
        Assert.Equal("Conflict of interest", problem.GetProperty("title").GetString());
        Assert.Equal("The case asked for it.", problem.GetProperty("detail").GetString());
    }

    [Case("http.answer.status", "A result's status and content type are the function's")]
    public async Task Answer_StatusAndType_AreKept()
    {
        using var page = await GetAsync("/answers/page");
        Assert.Equal(HttpStatusCode.NonAuthoritativeInformation, page.StatusCode);
        Assert.Equal("text/html; charset=utf-8", page.Content.Headers.ContentType?.ToString());
        Assert.Equal("<p>hello</p>", await page.Content.ReadAsStringAsync());

        using var json = await GetAsync("/answers/json-status");
        Assert.Equal(418, (int)json.StatusCode);
        Assert.Equal("application/json", json.Content.Headers.ContentType?.MediaType);

        foreach (var status in (int[])[200, 202, 304, 401, 429, 503, 599])
        {
            using var answer = await GetAsync($"/answers/status/{status}");
            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        }
    }

    [Case("http.answer.cookies", "Two Set-Cookie headers stay two")]
    public async Task Answer_Cookies_AreNotJoined()
    {
        using var answer = await GetAsync("/answers/cookies");
        Assert.Equal(["a=1; Path=/; Expires=Wed, 21 Oct 2065 07:28:00 GMT", "b=2; HttpOnly"], answer.Headers.GetValues("Set-Cookie"));
    }

    [Case("http.answer.throw", "A throw is 500 with a problem document and no stack trace")]
    public async Task Answer_Throw_Is500()
    {
        using var answer = await GetAsync("/answers/throw");
        var problem = await answer.ProblemAsync(500);
        Assert.DoesNotContain("   at ", problem.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(".cs:", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Case("http.answer.values", "Numbers, truth values, dates, identifiers, enumerations and lists are JSON")]
    public async Task Answer_Values_AreJson()
    {
        foreach (var (path, json) in new[]
        {
            ("number", "-42"), ("truth", "false"), ("guid", "\"0f8fad5b-d9cb-469f-a165-70867728950e\""), ("day", "\"2026-02-28\""), ("color", "\"DarkGreen\""),
        })
        {
            using var answer = await GetAsync($"/answers/{path}");
            Assert.Equal(json, await answer.OkTextAsync());
            Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        }

        using var list = await GetAsync("/answers/people");
        Assert.Equal("Ada", Assert.Single(JsonElement.Parse(await list.OkTextAsync()).EnumerateArray()).GetProperty("name").GetString());
    }

    [Case("http.answer.repeated-headers", "A header given twice keeps both values, in order")]
    public async Task Answer_RepeatedHeader_KeepsBothValues()
    {
        using var answer = await GetAsync("/answers/repeated-headers");
        Assert.Equal("a, b", string.Join(", ", answer.Headers.GetValues("X-Many")));
    }

    [Case("http.answer.header-limit", "Answer headers of up to 4 KB go out, more are 500")]
    public async Task Answer_HeadersOverLimit_Is500()
    {
        using var whole = await GetAsync("/answers/header-size/3500");
        Assert.Equal(3500, Assert.Single(whole.Headers.GetValues("X-Size")).Length);
        using var over = await GetAsync("/answers/header-size/4097");
        await over.ProblemAsync(500);
    }

    [Case("http.answer.limit", "An answer of 4 MiB goes out whole, one byte more is 500")]
    public async Task Answer_OverLimit_Is500()
    {
        using var whole = await GetAsync($"/answers/size/{BodyLimit}");
        Assert.Equal(BodyLimit, (await whole.Content.ReadAsByteArrayAsync()).Length);
        using var over = await GetAsync($"/answers/size/{BodyLimit + 1}");
        await over.ProblemAsync(500);
    }

    private Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(new Uri(path, UriKind.Relative));
}
