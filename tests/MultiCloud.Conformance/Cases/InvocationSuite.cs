namespace MultiCloud.Conformance;

/// <summary>What surrounds an invocation, whatever started it.</summary>
public abstract class InvocationSuite(TargetFixture fixture) : ConformanceSuite(fixture)
{
    [Case("invocation.http", "The context of an http invocation says what runs where, and until when")]
    public async Task Context_OfHttp_IsComplete()
    {
        var key = NewKey();
        var entry = await Http.JsonAsync<LedgerEntry>($"/inspect/context/{key}");
        AssertContext(entry, "inspecting-context", TriggerKind.Http, timeoutSeconds: 30);
        Assert.Equal(entry.Invocation, entry.TriggerId);
        Assert.Equal(("True", "GET"), (entry["same-token"], entry["method"]));
    }

    [Case("invocation.other-kinds", "So does that of queue, topic, bucket and direct invocations")]
    public async Task Context_OfOtherKinds_IsComplete()
    {
        var (job, size, file, call) = (NewKey(), NewKey(), NewKey(), NewKey());
        var ids = await Http.SendJobAsync("jobs", new Job(job));
        await Http.PostAsync<PublishCommand, SendAnswer>("/publish", new PublishCommand("sizes", [new SizeMeasured(size)]));
        await Http.PostAsync<BucketCommand, BucketAnswer>("/bucket", new BucketCommand("put", $"in/{file}", "x"u8.ToArray()));
        await Http.PostAsync<CallInput, CallAnswer>("/call/echo", new CallInput(call));

        var queue = (await Ledger.WaitForAsync(job))[0];
        AssertContext(queue, "jobs-run", TriggerKind.Queue, timeoutSeconds: 30);
        Assert.Equal(ids[0], queue.TriggerId);
        AssertContext((await Ledger.WaitForAsync(size, count: 2)).Single(entry => entry.Function == "sizes-first"), "sizes-first", TriggerKind.Topic, timeoutSeconds: 30);
        AssertContext((await Ledger.WaitForAsync(file))[0], "watching-created", TriggerKind.Bucket, timeoutSeconds: 30);
        var direct = (await Ledger.WaitForAsync(call))[0];
        AssertContext(direct, "calls-echo", TriggerKind.Direct, timeoutSeconds: 30);
        Assert.Equal(direct.Invocation, direct.TriggerId);
    }

    [Case("invocation.middleware", "Middleware wraps every kind of invocation, in order, and shares values with what it wraps")]
    public async Task Middleware_WrapsEveryKind()
    {
        var (job, size, file, call, page) = (NewKey(), NewKey(), NewKey(), NewKey(), NewKey());
        await Http.SendJobAsync("jobs", new Job(job));
        await Http.PostAsync<PublishCommand, SendAnswer>("/publish", new PublishCommand("sizes", [new SizeMeasured(size)]));
        await Http.PostAsync<BucketCommand, BucketAnswer>("/bucket", new BucketCommand("put", $"in/{file}", "x"u8.ToArray()));
        await Http.PostAsync<CallInput, CallAnswer>("/call/echo", new CallInput(call));
        await Http.TextAsync($"/inspect/context/{page}");

        foreach (var key in (string[])[job, size, file, call, page])
        {
            var ran = (await Ledger.WaitForAsync(key))[0];
            await Ledger.WaitForInvocationAsync(ran.Invocation, "outer-after");
            var steps = Ledger.Where(entry => entry.Invocation == ran.Invocation);
            Assert.Equal(["outer-before", "inner", "ran", "outer-after"], steps.Select(entry => entry.Step));
            Assert.Equal("hello from outside", steps[1]["greeting"]);
        }
    }

    [Case("invocation.middleware-timer", "Middleware wraps timers too, and sees what a function throws")]
    public async Task Middleware_SeesErrors()
    {
        Needs(Capability.FireTimer);
        var due = new DateTimeOffset(2032, 1, 2, 4, 30, 0, TimeSpan.Zero);
        await Target.FireTimerAsync("ticks-failing", due);
        var ran = await Ledger.WaitForTickAsync("ticks-failing", due);
        Assert.Equal(nameof(InvalidOperationException), (await Ledger.WaitForInvocationAsync(ran.Invocation, "outer-caught"))["error"]);
        AssertContext(ran, "ticks-failing", TriggerKind.Timer, timeoutSeconds: 30);
    }

    [Case("invocation.middleware-answers", "Middleware can answer a request in the function's place")]
    public async Task Middleware_Response_TakesThePlace()
    {
        var key = NewKey();
        using var answer = await Http.SendAsync("GET", $"/inspect/context/{key}", ("X-Answer-Early", "not today"));
        Assert.Equal(403, (int)answer.StatusCode);
        Assert.Equal("not today", await answer.Content.ReadAsStringAsync());
        Assert.Empty(Ledger.Of(key));
    }

    [Case("invocation.scope", "Each invocation has its own scope and instance, disposed after it")]
    public async Task Scope_PerInvocation_IsDisposed()
    {
        var (first, second) = (NewKey(), NewKey());
        var scopes = (await Http.TextAsync($"/inspect/scope/{first}"), await Http.TextAsync($"/inspect/scope/{second}"));
        Assert.NotEqual(scopes.Item1, scopes.Item2);
        Assert.Equal(scopes.Item1, (await Ledger.WaitForAsync(first, step: "scope-disposed"))[0]["scope"]);
        Assert.Equal(scopes.Item2, (await Ledger.WaitForAsync(second, step: "scope-disposed"))[0]["scope"]);
        await Ledger.WaitForAsync(first, step: "instance-disposed");
    }

    [Case("invocation.configuration", "Configuration comes from appsettings.json, multicloud.json and the environment")]
    public async Task Configuration_HasEverySource()
    {
        Assert.Equal("from appsettings.json", await Http.TextAsync("/inspect/configuration/Conformance:File"));
        Assert.Equal("from multicloud.json", await Http.TextAsync("/inspect/configuration/CONFORMANCE_SETTING"));
        Assert.NotEmpty(await Http.TextAsync("/inspect/configuration/CONFORMANCE_LEDGER"));
    }

    [Case("invocation.limits", "A timeout in multicloud.json overrides the attribute's")]
    public async Task Limits_OfMulticloudJson_Apply() =>
        Assert.Equal("77", await Http.TextAsync("/inspect/limits"));

    [Case("invocation.logs", "What a function logs and what it throws is in the log, named by function or class, once each")]
    public async Task Logs_OfFunction_AreWritten()
    {
        Needs(Capability.Logs);
        var key = NewKey();
        using var answer = await Http.GetAsync(new Uri($"/inspect/log/{key}", UriKind.Relative));
        await answer.ProblemAsync(500);
        await Ledger.UntilAsync(async () => (await Target.GetLogAsync()).Contains($"thrown {key}", StringComparison.Ordinal), () => $"a log line with 'thrown {key}'");
        var lines = (await Target.GetLogAsync()).Split('\n');
        Assert.Contains("Inspecting", Assert.Single(lines, line => line.Contains($"told {key}", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains("inspecting-log", StringComparison.Ordinal));
        Assert.Single(lines, line => line.Contains($"InvalidOperationException: thrown {key}", StringComparison.Ordinal));
    }

    private void AssertContext(LedgerEntry entry, string function, TriggerKind kind, int timeoutSeconds)
    {
        Assert.Equal((function, kind.ToString()), (entry.Function, entry.Trigger));
        Assert.Equal(("conformance", Target.Stage, Driver.Name), (entry.App, entry.Stage, entry.Target));
        Assert.Equal(1, entry.Attempt);
        Assert.NotEmpty(entry.Invocation);
        Assert.NotEmpty(entry.TriggerId);
        Assert.InRange(entry.Deadline - entry.At, TimeSpan.FromSeconds(timeoutSeconds - 5), TimeSpan.FromSeconds(timeoutSeconds));
    }
}
