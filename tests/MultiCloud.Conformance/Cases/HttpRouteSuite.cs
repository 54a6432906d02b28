using System.Net;

namespace MultiCloud.Conformance;

public abstract class HttpRouteSuite(TargetFixture fixture) : ConformanceSuite(fixture)
{
    [Case("http.route.most-literal-wins", "Of several matching routes the most literal one wins, segment by segment from the left")]
    public async Task Route_SeveralMatch_MostLiteralWins()
    {
        Assert.Equal("fixed", await Http.TextAsync("/routes/pick/fixed"));
        Assert.Equal("any:other", await Http.TextAsync("/routes/pick/other"));
        Assert.Equal("details:fixed", await Http.TextAsync("/routes/pick/fixed/details"));
    }

    [Case("http.route.constraint", "A constraint (int, long, guid) that a value does not meet makes the route not match")]
    public async Task Route_ConstraintNotMet_IsNotFound()
    {
        Assert.Equal("int:-5", await Http.TextAsync("/routes/int/-5"));
        Assert.Equal("long:9999999999", await Http.TextAsync("/routes/long/9999999999"));
        Assert.Equal("guid:0f8fad5b-d9cb-469f-a165-70867728950e", await Http.TextAsync("/routes/guid/0F8FAD5B-D9CB-469F-A165-70867728950E"));
        foreach (var path in (string[])["/routes/int/five", "/routes/int/9999999999", "/routes/long/1.5", "/routes/guid/42"])
        {
            using var answer = await Http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Case("http.route.optional", "An optional last segment may be absent")]
    public async Task Route_OptionalSegment_MayBeAbsent()
    {
        Assert.Equal("optional:ada", await Http.TextAsync("/routes/optional/ada"));
        Assert.Equal("optional:-", await Http.TextAsync("/routes/optional"));
    }

    [Case("http.route.rest", "A catch-all segment takes the rest of the path, slashes included")]
    public async Task Route_CatchAll_TakesTheRest() =>
        Assert.Equal("rest:a/b/c.txt", await Http.TextAsync("/routes/rest/a/b/c.txt"));

    [Case("http.route.case-and-slash", "Case and a trailing slash of the path do not matter; values keep their case")]
    public async Task Route_OtherCaseAndSlash_Match()
    {
        Assert.Equal("fixed", await Http.TextAsync("/Routes/PICK/Fixed/"));
        Assert.Equal("any:AdA", await Http.TextAsync("/ROUTES/pick/AdA/"));
    }

    [Case("http.route.decoded", "Route values are percent-decoded once, as UTF-8")]
    public async Task Route_EncodedValue_IsDecoded()
    {
        Assert.Equal("any:grüße & 世界+%41", await Http.TextAsync("/routes/pick/gr%C3%BC%C3%9Fe%20%26%20%E4%B8%96%E7%95%8C+%2541"));
        Assert.Equal("any:naïve", await Http.TextAsync("/routes/pick/naïve"));
    }

    [Case("http.route.typed", "Route values bind to numbers, enumerations and dates; one that does not parse is 400 and is named")]
    public async Task Route_TypedValues_BindOrAre400()
    {
        Assert.Equal("3:DarkGreen:2026-02-28", await Http.TextAsync("/routes/typed/3/darkgreen/2026-02-28"));

        using var answer = await Http.GetAsync(new Uri("/routes/typed/3/red/2026-02-30", UriKind.Relative));
        var detail = (await answer.ProblemAsync(400)).GetProperty("detail").GetString();
        Assert.Contains("day", detail, StringComparison.Ordinal);
        Assert.Contains("2026-02-30", detail, StringComparison.Ordinal);
    }

    [Case("http.route.method", "One path serves each method with its own function")]
    public async Task Route_EachMethod_HasItsFunction()
    {
        foreach (var method in (string[])["GET", "POST", "PUT", "PATCH", "DELETE"])
        {
            using var answer = await Http.SendAsync(method, "/routes/methods/7");
            Assert.Equal($"{method}:7", await answer.OkTextAsync());
        }
    }

    [Case("http.route.wrong-method", "A wrong method is 405 and Allow lists the right ones")]
    public async Task Route_WrongMethod_Is405WithAllow()
    {
        using var answer = await Http.SendAsync("POST", "/routes/pick/fixed");
        await answer.ProblemAsync(405);
        Assert.Contains("GET", answer.Content.Headers.Allow);
        Assert.DoesNotContain("POST", answer.Content.Headers.Allow);
    }

    [Case("http.route.options", "OPTIONS that no function answers is 204, and Allow lists the path's methods")]
    public async Task Route_Options_Is204WithAllow()
    {
        using var answer = await Http.SendAsync("OPTIONS", "/routes/methods/7");
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Superset(new HashSet<string> { "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE" }, answer.Content.Headers.Allow.ToHashSet());
    }

    [Case("http.route.unknown", "An unknown path is 404 with a problem document")]
    public async Task Route_UnknownPath_Is404()
    {
        using var answer = await Http.GetAsync(new Uri("/no/such/path", UriKind.Relative));
        await answer.ProblemAsync(404);
    }

    [Case("http.route.head", "A GET function answers HEAD with its headers and no body")]
    public async Task Route_Head_IsGetWithoutBody()
    {
        using var get = await Http.GetAsync(new Uri("/answers/text", UriKind.Relative));
        using var head = await Http.SendAsync("HEAD", "/answers/text");
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Case("http.route.encoded-slash", "An encoded slash stays inside its segment")]
    public async Task Route_EncodedSlash_StaysInItsSegment()
    {
        Assert.Equal("any:a/b", await (await RawAsync("/routes/pick/a%2Fb")).OkTextAsync());
        Assert.Equal("details:a/b", await (await RawAsync("/routes/pick/a%2Fb/details")).OkTextAsync());
    }

    [Case("http.route.dot-segments", "Dot segments of a path are resolved, encoded or not, and never lead above its root")]
    public async Task Route_DotSegments_AreResolved()
    {
        foreach (var path in (string[])["/routes/int/../pick/./fixed", "/routes/int/%2e%2e/pick/%2E/fixed", "/../../routes/pick/fixed"])
            Assert.Equal("fixed", await (await RawAsync(path)).OkTextAsync());
    }

    [Case("http.route.bad-escape", "A path whose escapes are not hexadecimal or not UTF-8 is 400")]
    public async Task Route_BadEscape_Is400()
    {
        foreach (var path in (string[])["/routes/pick/%zz", "/routes/pick/%4", "/routes/pick/%ff", "/routes/pick/%c0%ae"])
        {
            using var answer = await RawAsync(path);
            await answer.ProblemAsync(400);
        }
    }

    /// <summary>Sends a path as it is written; clients resolve and decode some of it otherwise.</summary>
    private Task<HttpResponseMessage> RawAsync(string path) => Http.GetAsync(new Uri(
        $"{Http.BaseAddress!.GetLeftPart(UriPartial.Authority)}{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
}
