using System.Text.Json;

namespace MultiCloud.Conformance;

public abstract class DirectSuite(TargetFixture fixture) : ConformanceSuite(fixture)
{
    [Case("direct.result", "A call gives the function's result")]
    public async Task Call_GivesResult()
    {
        var key = NewKey();
        var answer = await CallAsync("echo", new CallInput(key, "grüße 世界 😀", 41));
        Assert.Equal(new CallOutput("grüße 世界 😀", 42), answer.Output);
        Assert.Equal("calls-echo", Assert.Single(Ledger.Of(key), entry => entry.Step == "ran").Function);
    }

    [Case("direct.error", "A throw in the function is FunctionFailedException with its type and message, and is not tried again")]
    public async Task Call_FunctionThrows_IsFunctionFailed()
    {
        var key = NewKey();
        var answer = await CallAsync("fail", new CallInput(key, "flying"));
        Assert.Equal(nameof(FunctionFailedException), answer.Error);
        Assert.EndsWith(nameof(InvalidOperationException), answer.ErrorType, StringComparison.Ordinal);
        Assert.Contains("flying is not possible", answer.Message, StringComparison.Ordinal);
        Assert.Single(await Ledger.AfterQuietPeriodAsync(key));
    }

    [Case("direct.deadline", "A function that passes its deadline is FunctionFailedException")]
    public async Task Call_FunctionTooSlow_IsFunctionFailed()
    {
        var answer = await CallAsync("slow", new CallInput(NewKey()));
        Assert.Equal(nameof(FunctionFailedException), answer.Error);
        Assert.Contains("calls-slow", answer.Message, StringComparison.Ordinal);
    }

    [Case("direct.limit", "An input over 4 MiB is refused before the function is called")]
    public async Task Call_InputTooLarge_IsRefused()
    {
        var key = NewKey();
        Assert.Equal(nameof(BindingLimitException), (await CallAsync("huge", new CallInput(key))).Error);
        Assert.DoesNotContain(Ledger.Of(key), entry => entry.Step == "ran");
    }

    [Case("direct.trace", "The caller's trace continues in the function")]
    public async Task Trace_OfCaller_Continues()
    {
        var key = NewKey();
        await CallAsync("echo", new CallInput(key));
        var entries = Ledger.Of(key);
        Assert.Equal(entries[0].TraceParent![3..35], entries[1].TraceParent![3..35]);
        Assert.NotEqual(entries[0].TraceParent![36..52], entries[1].TraceParent![36..52]);
    }

    [Case("direct.outside", "A call from outside gives the result, nothing for a function without one, and the function's error")]
    public async Task Outside_Call_GivesResultOrError()
    {
        Needs(Capability.InvokeDirect);
        var input = JsonSerializer.Serialize(new CallInput(NewKey(), "text", 1), JsonSerializerOptions.Web);
        var echo = await Target.InvokeAsync("calls-echo", input);
        Assert.Equal(new CallOutput("text", 2), JsonSerializer.Deserialize<CallOutput>(echo.ResultJson!, JsonSerializerOptions.Web));
        Assert.True((await Target.InvokeAsync("calls-note", input)).Ok);
        var fail = await Target.InvokeAsync("calls-fail", input);
        Assert.False(fail.Ok);
        Assert.Contains("text is not possible", fail.ErrorMessage, StringComparison.Ordinal);
    }

    [Case("direct.unknown", "A call of a function that does not exist, or with unreadable input, is an error that says so")]
    public async Task Outside_UnknownOrUnreadable_IsError()
    {
        Needs(Capability.InvokeDirect);
        var unknown = await Target.InvokeAsync("calls-nobody", "{}");
        Assert.False(unknown.Ok);
        Assert.Contains("calls-nobody", unknown.ErrorMessage, StringComparison.Ordinal);
        Assert.False((await Target.InvokeAsync("calls-echo", """{"number":"many"}""")).Ok);
    }

    [Case("direct.null", "A null result is null for the caller")]
    public async Task Call_NullResult_IsNull()
    {
        Assert.Null((await Http.PostAsync<CallInput, CallAnswer>("/call-absent", new CallInput(NewKey()))).Output);
        Assert.Equal(new CallOutput("somebody", 1), (await Http.PostAsync<CallInput, CallAnswer>("/call-absent", new CallInput(NewKey(), "somebody", 1))).Output);
    }

    [Case("direct.outcome-unknown", "A caller whose time ends before the function's answer gets FunctionOutcomeUnknownException, and the function ran once")]
    public async Task Call_CallersTimeEnds_OutcomeIsUnknown()
    {
        var key = NewKey();
        var answer = await Http.PostAsync<CallInput, CallAnswer>("/call-briefly", new CallInput(key));
        Assert.Equal(nameof(FunctionOutcomeUnknownException), answer.Error);
        Assert.Contains("calls-lengthy", answer.Message, StringComparison.Ordinal);
        Assert.Single(await Ledger.AfterQuietPeriodAsync(key));
    }

    private Task<CallAnswer> CallAsync(string function, CallInput input) => Http.PostAsync<CallInput, CallAnswer>($"/call/{function}", input);
}
