using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using MultiCloud.Hosting.Tests.Support;
using static MultiCloud.Hosting.Tests.Support.TestInvoker;

namespace MultiCloud.Hosting.Tests.Telemetry;

public sealed class TelemetryTests : IDisposable
{
    private readonly TestInvoker _invoker = new();

    [Theory]
    [InlineData(false, LogLevel.Information, "succeeded")]
    [InlineData(true, LogLevel.Error, "failed")]
    public async Task InvokeAsync_Ended_LogsOneStructuredLine(bool fails, LogLevel level, string word)
    {
        var result = await _invoker.RunAsync(
            Queue(_ =>
            {
                _invoker.Time.Advance(TimeSpan.FromMilliseconds(12.5));
                return fails ? throw new InvalidOperationException("boom") : default;
            }),
            Item("{}", attempt: 3));
        var line = _invoker.Log.Single;

        Assert.Equal(level, line.Level);
        Assert.StartsWith($"orders-fulfil {word} in 12.5 ms (invocation {result.InvocationId}, attempt 3, cold True)", line.Message, StringComparison.Ordinal);
        Assert.Equal(("orders-fulfil", 12.5, result.InvocationId, 3), (line.Values["Function"], line.Values["Milliseconds"], line.Values["InvocationId"], line.Values["Attempt"]));
        Assert.Equal(fails, line.Error is InvalidOperationException);
        Assert.Equal(TimeSpan.FromMilliseconds(12.5), result.Duration);
    }

    [Fact]
    public async Task InvokeAsync_DeliveryRetried_LogsTheReason()
    {
        await _invoker.RunAsync(
            Queue(call =>
            {
                call.ReadMessage(Json.Get<Order>()).Retry("not yet");
                return default;
            }),
            Item("""{"id":"1","quantity":1}"""));

        Assert.EndsWith(": not yet", _invoker.Log.Single.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvokeAsync_Second_IsNotCold()
    {
        await _invoker.RunAsync(Queue(_ => default), Item("{}"));
        await _invoker.RunAsync(Queue(_ => default), Item("{}"));

        Assert.Equal([true, false], _invoker.Log.Records.Select(r => (bool)r.Values["ColdStart"]!));
    }

    [Fact]
    public async Task InvokeAsync_Listener_GetsASpanThatContinuesTheTrace()
    {
        var id = ActivityTraceId.CreateRandom().ToHexString();
        var stopped = new List<Activity>();
        using var listener = Listen(id, ActivitySamplingResult.AllData, stopped.Add);
        string? traceParent = null;
        await _invoker.RunAsync(
            Queue(call =>
            {
                traceParent = call.Context.TraceParent;
                return default;
            }),
            Item($$"""{"specversion":"1.0","id":"1","source":"s","type":"t","data":{},"traceparent":"00-{{id}}-b7ad6b7169203331-01"}"""));
        var span = Assert.Single(stopped);

        Assert.Equal(("orders-fulfil", ActivityKind.Server, "b7ad6b7169203331"), (span.DisplayName, span.Kind, span.ParentSpanId.ToHexString()));
        Assert.Equal("pubsub", span.GetTagItem("faas.trigger"));
        Assert.Equal(true, span.GetTagItem("faas.coldstart"));
        Assert.NotNull(span.GetTagItem("faas.invocation_id"));
        Assert.Equal("orders", span.GetTagItem("messaging.destination.name"));
        Assert.Equal(span.Id, traceParent);
    }

    [Theory]
    [InlineData(null, "01")]
    [InlineData(ActivitySamplingResult.None, "01")]
    [InlineData(ActivitySamplingResult.AllData, "00")]
    [InlineData(ActivitySamplingResult.AllDataAndRecorded, "01")]
    public async Task InvokeAsync_ParentSampled_WhoeverListensDecidesWhatIsTold(ActivitySamplingResult? sampled, string flags)
    {
        var id = ActivityTraceId.CreateRandom().ToHexString();
        using var listener = sampled is { } result ? Listen(id, result) : null;
        string? traceParent = null;
        await _invoker.RunAsync(
            Queue(call =>
            {
                traceParent = call.Context.TraceParent;
                return default;
            }),
            Item($$"""{"specversion":"1.0","id":"1","source":"s","type":"t","data":{},"traceparent":"00-{{id}}-b7ad6b7169203331-01"}"""));

        Assert.StartsWith($"00-{id}-", traceParent, StringComparison.Ordinal);
        Assert.EndsWith($"-{flags}", traceParent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvokeAsync_NoParent_StartsATrace()
    {
        string? traceParent = null;
        await _invoker.RunAsync(
            Queue(call =>
            {
                traceParent = call.Context.TraceParent;
                return default;
            }),
            Item("{}"));

        Assert.True(ActivityContext.TryParse(traceParent, null, out _));
    }

    [Fact]
    public async Task InvokeAsync_MeterListener_GetsDurationsAndCounts()
    {
        var function = $"f{Guid.NewGuid():N}";
        var seen = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "MultiCloud")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, tags));
        listener.Start();
        await _invoker.RunAsync(Named(function, _ => default), Item("{}"));
        await _invoker.RunAsync(Named(function, _ => throw new InvalidOperationException()), Item("{}"));

        Assert.Equal(["faas.invoke_duration", "faas.invocations", "faas.coldstarts", "faas.invoke_duration", "faas.errors"], seen);

        void Add(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (var tag in tags)
            {
                if (tag.Key == "faas.name" && (string?)tag.Value == function)
                {
                    seen.Add(instrument.Name);
                }
            }
        }
    }

    public void Dispose() => _invoker.Dispose();

    /// <summary>Listeners are the whole process's: this one leaves the traces of other tests as they are without it.</summary>
    private static ActivityListener Listen(string traceId, ActivitySamplingResult result, Action<Activity>? stopped = null)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "MultiCloud",
            Sample = (ref options) => options.Parent.TraceId.ToHexString() == traceId ? result : ActivitySamplingResult.None,
            ActivityStopped = stopped,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static FunctionDescriptor Named(string name, EventFunction body) => new()
    {
        Name = name,
        Handler = "Shop.Orders.Fulfil",
        Trigger = new QueueFunctionTrigger("orders"),
        Settings = new() { Unit = name },
        Event = body,
    };
}
