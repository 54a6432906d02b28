using System.Net;

namespace MultiCloud.Conformance;

public abstract class HttpServingSuite(TargetFixture fixture) : ConformanceSuite(fixture)
{
    [Case("http.serve.concurrent", "Concurrent requests each get their own answer")]
    public async Task Requests_Concurrent_GetTheirOwnAnswers()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => Http.TextAsync($"/routes/int/{number}")));
        Assert.Equal(Enumerable.Range(0, 100).Select(number => $"int:{number}"), answers);
    }

    [Case("http.serve.deadline", "At the deadline the token is cancelled and the answer is 504")]
    public async Task Deadline_FunctionListens_Is504()
    {
        var key = NewKey();
        using var answer = await Http.GetAsync(new Uri($"/deadline/listens/{key}", UriKind.Relative));
        await answer.ProblemAsync(504);
        await Ledger.WaitForAsync(key, step: "cancelled");
    }

    [Case("http.serve.deadline-ignored", "A function that ignores its deadline does not hold back the 504")]
    public async Task Deadline_FunctionIgnoresIt_Is504BeforeItEnds()
    {
        var key = NewKey();
        using var answer = await Http.GetAsync(new Uri($"/deadline/spins/{key}", UriKind.Relative));
        Assert.Empty(Ledger.Of(key));
        await answer.ProblemAsync(504);
        await Ledger.WaitForAsync(key, step: "returned");
    }

    [Case("http.serve.deadline-sleeping", "A function that sleeps past its deadline does not hold back the 504, and others are served meanwhile")]
    public async Task Deadline_FunctionSleeps_Is504BeforeItEnds()
    {
        var key = NewKey();
        using var answer = await Http.GetAsync(new Uri($"/deadline/sleeps/{key}", UriKind.Relative));
        Assert.Empty(Ledger.Of(key));
        await answer.ProblemAsync(504);
        Assert.Equal("fixed", await Http.TextAsync("/routes/pick/fixed"));
        await Ledger.WaitForAsync(key, step: "returned");
    }

    [Case("http.serve.client-gone", "When its client is gone the token of a function is cancelled")]
    public async Task Client_Gone_CancelsTheFunction()
    {
        var key = NewKey();
        using var gone = new CancellationTokenSource();
        var request = Http.GetAsync(new Uri($"/deadline/waits/{key}", UriKind.Relative), gone.Token);
        await Ledger.WaitForAsync(key, step: "started");
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await Ledger.WaitForAsync(key, step: "cancelled");
    }

    [Case("http.serve.slow-client", "A body that comes bit by bit arrives whole, and does not keep others waiting")]
    public async Task Client_Slow_IsServedAndDoesNotHoldOthersBack()
    {
        using var content = new SlowContent(pieces: 8, () => Http.TextAsync("/routes/pick/fixed"));
        using var answer = await Http.PostAsync(new Uri("/bind/bytes", UriKind.Relative), content);
        Assert.Equal(content.Whole, await answer.Content.ReadAsByteArrayAsync());
    }

    [Case("http.serve.trace", "A request's W3C trace continues; without one a new trace begins")]
    public async Task Trace_OfRequest_Continues()
    {
        const string trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var key = NewKey();
        using var traced = await Http.SendAsync("GET", $"/inspect/context/{key}", ("traceparent", $"00-{trace}-00f067aa0ba902b7-01"));
        await traced.OkTextAsync();
        await Http.TextAsync($"/inspect/context/{key}");

        var entries = await Ledger.WaitForAsync(key, count: 2);
        Assert.Matches($"^00-{trace}-[0-9a-f]{{16}}-01$", entries[0].TraceParent);
        Assert.DoesNotContain("00f067aa0ba902b7", entries[0].TraceParent, StringComparison.Ordinal);
        Assert.Matches("^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$", entries[1].TraceParent);
        Assert.DoesNotContain(trace, entries[1].TraceParent, StringComparison.Ordinal);
    }

    [Case("http.serve.cross-origin", "Cross-origin rules of multicloud.json answer a browser's question, and mark answers to allowed origins only")]
    public async Task CrossOrigin_Rules_AreApplied()
    {
        Needs(Capability.CrossOrigin);
        using var asked = await Http.SendAsync(
            "OPTIONS",
            "/routes/methods/7",
            ("Origin", "https://shop.example"),
            ("Access-Control-Request-Method", "PUT"),
            ("Access-Control-Request-Headers", "x-custom"));
        Assert.Equal(HttpStatusCode.NoContent, asked.StatusCode);
        Assert.Equal(["https://shop.example"], asked.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Contains("PUT", string.Join(',', asked.Headers.GetValues("Access-Control-Allow-Methods")), StringComparison.Ordinal);
        Assert.Contains("x-custom", string.Join(',', asked.Headers.GetValues("Access-Control-Allow-Headers")), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["600"], asked.Headers.GetValues("Access-Control-Max-Age"));

        using var allowed = await Http.SendAsync("GET", "/answers/text", ("Origin", "https://shop.example"));
        Assert.Equal(["https://shop.example"], allowed.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Contains("Origin", allowed.Headers.Vary);

        using var foreign = await Http.SendAsync("GET", "/answers/text", ("Origin", "https://evil.example"));
        Assert.False(foreign.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Case("http.serve.head-limits", "A path and query over 4 KB is 414, request headers over 8 KB are 431")]
    public async Task Head_OverLimit_IsRefused()
    {
        using var path = await Http.GetAsync(new Uri($"/routes/rest/{new string('a', 4 * 1024)}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.RequestUriTooLong, path.StatusCode);
        using var headers = await Http.SendAsync("GET", "/answers/text", ("X-Big", new string('a', 8 * 1024)));
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, headers.StatusCode);
    }

    [Case("http.serve.cross-origin-refused", "A browser's question for another origin, method or header is not answered with what it asks for")]
    public async Task CrossOrigin_NotAllowed_IsNotGranted()
    {
        Needs(Capability.CrossOrigin);
        using var foreign = await Http.SendAsync("OPTIONS", "/routes/methods/7", ("Origin", "https://evil.example"), ("Access-Control-Request-Method", "PUT"));
        Assert.False(foreign.Headers.Contains("Access-Control-Allow-Origin"));
        using var opaque = await Http.SendAsync("OPTIONS", "/routes/methods/7", ("Origin", "null"), ("Access-Control-Request-Method", "PUT"));
        Assert.False(opaque.Headers.Contains("Access-Control-Allow-Origin"));
        using var header = await Http.SendAsync(
            "OPTIONS", "/routes/methods/7", ("Origin", "https://shop.example"), ("Access-Control-Request-Method", "PUT"), ("Access-Control-Request-Headers", "x-other"));
        Assert.DoesNotContain("x-other", header.Headers.TryGetValues("Access-Control-Allow-Headers", out var allowed) ? string.Join(',', allowed) : "", StringComparison.OrdinalIgnoreCase);
    }
}
