using System.Diagnostics;
using System.Threading.Tasks.Sources;

namespace MultiCloud.Hosting;

/// <summary>One invocation of an http function. Its body runs on the caller's thread; when its time is up, another thread answers 504 in its place.</summary>
internal sealed class HttpRun(InvocationParts parts, FunctionDescriptor function, HttpExchange exchange, CancellationToken clientGone)
    : Invocation(parts, function, clientGone), IValueTaskSource<Task?>
{
    private readonly Lock _answering = new();
    private ManualResetValueTaskSourceCore<Task?> _end;
    private HttpInvocation? _invocation;
    private Task? _timeoutAnswer;
    private Task? _body;

    protected override HttpTriggerRequest Request => exchange.Request;

    internal ValueTask<Task?> RunAsync()
    {
        Begin();
        Watch();
        var body = ExecuteAsync();
        if (body.IsCompletedSuccessfully)
        {
            return default;
        }

        // Either the watchdog sees the body and ends the wait, or the wait for the body begins here.
        Interlocked.Exchange(ref _body, body);
        if (!IsAbandoned)
        {
            return new(this, _end.Version);
        }

        BeginTimeoutAnswer();
        return new(body);
    }

    protected override void OnBegin(InvocationContext context) => _invocation = new(exchange, context, Parts.Json);

    protected override ValueTask CallAsync() => Function.Http!(_invocation!);

    protected override void OnTimedOut()
    {
        // The answer is claimed before the body can notice: whatever it writes from now on comes too late.
        BeginTimeoutAnswer();
        CancelBody();
    }

    protected override void OnAbandoned()
    {
        // On a busy thread pool this may run before OnTimedOut: the wait must not end without an answer.
        BeginTimeoutAnswer();
        Report(new(OutcomeKind.TimedOut, DeadlineError(), StatusCode: exchange.StatusCode), Elapsed);
        if (Interlocked.CompareExchange(ref _body, null, null) is { } body)
        {
            _end.SetResult(body);
        }
    }

    protected override void DescribeTrigger(Activity span)
    {
        span.SetTag(FaasNames.HttpMethod, exchange.Request.Method).SetTag(FaasNames.UrlPath, exchange.Request.Path);
        if (Function.Trigger is HttpFunctionTrigger http)
        {
            span.SetTag(FaasNames.HttpRoute, http.Route);
        }
    }

    private async Task ExecuteAsync()
    {
        var request = exchange.Request.Headers;
        var error = await RunBodyAsync(new(request["traceparent"], TraceState(request)));
        if (TryEndInTime())
        {
            var sending = _invocation?.Sending;
            var duration = sending is null ? (TimeSpan?)null : Elapsed;
            error = await EndSendingAsync(sending) ?? error;
            Finish(await AnswerAsync(error), duration ?? Elapsed);
            return;
        }

        await AnswerTimeoutAsync();
        if (TryEndLate())
        {
            var duration = Elapsed;
            await EndSendingAsync(_invocation?.Sending);
            Finish(new(OutcomeKind.TimedOut, DeadlineError()), duration);
        }
        else
        {
            ReportLateEnd();
        }
    }

    /// <summary>It may be spread over several headers.</summary>
    private static string? TraceState(HttpValues headers) => headers["tracestate"] is null ? null : string.Join(',', headers.GetAll("tracestate"));

    /// <summary>Waits for the client, which the function does not: its time, its services and its deadline are over.</summary>
    private static async ValueTask<Exception?> EndSendingAsync(Task? sending)
    {
        if (sending is null)
        {
            return null;
        }

        try
        {
            await sending;
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private void Finish(InvocationOutcome outcome, TimeSpan duration)
    {
        // The request ends even when a log or a listener fails.
        try
        {
            Report(outcome with { StatusCode = exchange.StatusCode }, duration);
        }
        finally
        {
            _end.SetResult(null);
        }
    }

    /// <summary>Answers unless the function did.</summary>
    private async ValueTask<InvocationOutcome> AnswerAsync(Exception? error)
    {
        if (error is null && !exchange.HasStarted)
        {
            error = await AnswerForMiddlewareAsync();
        }

        if (error is null)
        {
            return default;
        }

        var outcome = InvocationOutcome.Of(error, IsOuterCancelled);
        if (!exchange.HasStarted && outcome.Kind != OutcomeKind.Cancelled)
        {
            await (error is HttpProblemException problem
                ? TryWriteProblemAsync(problem.StatusCode, problem.Title, problem.Message)
                : TryWriteProblemAsync(500, "Internal server error", Parts.TellsErrors ? ErrorText.Full(error) : null));
        }

        return outcome;
    }

    private async ValueTask<Exception?> AnswerForMiddlewareAsync()
    {
        if (Context!.Response is not { } response)
        {
            return new InvalidOperationException($"Nothing answered '{Function.Name}': a step added with Use neither called the next one nor set Response.");
        }

        try
        {
            await _invocation!.WriteResultAsync(response);
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    /// <summary>When this returns the answer is claimed and its head is set; sending it may take longer than anyone may wait.</summary>
    private void BeginTimeoutAnswer() => _ = AnswerTimeoutAsync();

    private Task AnswerTimeoutAsync()
    {
        lock (_answering)
        {
            return _timeoutAnswer ??= WriteAsync();
        }

        async Task WriteAsync()
        {
            if (!exchange.HasStarted && _invocation?.TryClose() != false)
            {
                await TryWriteProblemAsync(504, "Gateway timeout", DeadlineError().Message);
            }
        }
    }

    private async ValueTask TryWriteProblemAsync(int statusCode, string title, string? detail)
    {
        try
        {
            await exchange.WriteProblemAsync(statusCode, title, detail);
        }
        catch (Exception e)
        {
            if (!IsOuterCancelled)
            {
                InvocationLog.AnswerFailed(Parts.Log, e, Function.Name, Id);
            }
        }
    }

    Task? IValueTaskSource<Task?>.GetResult(short token) => _end.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<Task?>.GetStatus(short token) => _end.GetStatus(token);

    void IValueTaskSource<Task?>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _end.OnCompleted(continuation, state, token, flags);
}
