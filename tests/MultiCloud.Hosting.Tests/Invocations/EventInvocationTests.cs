using System.Text;
using System.Text.Json;
using MultiCloud.Hosting.Tests.Support;
using static MultiCloud.Hosting.Tests.Support.TestInvoker;

namespace MultiCloud.Hosting.Tests.Invocations;

public sealed class EventInvocationTests : IDisposable
{
    private const string Envelope = """
        {"specversion":"1.0","id":"e1","source":"/shop/dev/http","type":"shop.order-placed","subject":"7","time":"2026-03-01T10:00:00Z",
         "traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01","datacontenttype":"application/json","data":{"orderId":"7"}}
        """;

    private readonly TestInvoker _invoker = new();

    [Fact]
    public async Task ReadEvent_CloudEvent_CarriesItsAttributes()
    {
        CloudEvent<OrderPlaced>? read = null;
        InvocationContext? context = null;
        await _invoker.RunAsync(
            Topic(call =>
            {
                read = call.ReadEvent(Json.Get<OrderPlaced>());
                context = call.Context;
                return default;
            }),
            Item(Envelope, "platform", attempt: 3));

        Assert.Equal(("e1", "/shop/dev/http", "shop.order-placed", "7"), (read!.Id, read.Source, read.Type, read.Subject));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero), read.Time);
        Assert.Equal(new OrderPlaced("7"), read.Data);
        Assert.Equal(3, read.Attempt);
        Assert.Equal(("e1", 3), (context!.TriggerId, context.Attempt));
        Assert.StartsWith("00-0af7651916cd43dd8448eb211c80319c-", context.TraceParent, StringComparison.Ordinal);
        Assert.EndsWith("-01", context.TraceParent, StringComparison.Ordinal);
        Assert.DoesNotContain("b7ad6b7169203331", context.TraceParent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"orderId":"9"}""")]
    [InlineData("""{"specversion":"1.0","id":"e1","orderId":"9"}""")]
    [InlineData("""{"specversion":"0.3","id":"e1","source":"s","type":"t","orderId":"9"}""")]
    [InlineData("\uFEFF{\"orderId\":\"9\"}")]
    public async Task ReadEvent_AnyOtherJson_IsTheData(string text)
    {
        CloudEvent<OrderPlaced>? read = null;
        await _invoker.RunAsync(
            Topic(call =>
            {
                read = call.ReadEvent(Json.Get<OrderPlaced>());
                return default;
            }),
            Item(text, "platform"));

        Assert.Equal(("platform", "9"), (read!.Id, read.Data.OrderId));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 11, 59, 0, TimeSpan.Zero), read.Time);
    }

    [Fact]
    public async Task ReadMessage_Base64Data_IsTheBytes()
    {
        byte[]? body = null;
        await _invoker.RunAsync(
            Queue(call =>
            {
                body = call.ReadMessage(Json.Get<byte[]>()).Body;
                return default;
            }),
            Item("""{"specversion":"1.0","id":"1","source":"s","type":"t","data_base64":"AAEC"}"""));

        Assert.Equal([0, 1, 2], body!);
    }

    [Fact]
    public async Task ReadBucketEvent_Change_CarriesItsParts()
    {
        var time = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
        var item = new EventItem { PlatformId = "p", Attempt = 2, Change = new("c1", "uploads", "covers/a.png", BucketEvents.Created, 12, "v1", time) };
        BucketEvent? read = null;
        await _invoker.RunAsync(
            Bucket(call =>
            {
                read = call.ReadBucketEvent();
                return default;
            }),
            item);

        Assert.Equal(("c1", 2, time, "uploads", "covers/a.png", BucketEvents.Created), (read!.Id, read.Attempt, read.Time, read.Bucket, read.Key, read.Event));
        Assert.Equal((12L, "v1"), (read.Size, read.Version));
    }

    [Fact]
    public async Task ReadTick_Timer_IsTheTick()
    {
        var tick = new TimerTick { Id = "close-books@2026-03-01T03:00:00Z", ScheduledTime = _invoker.Time.GetUtcNow() };
        TimerTick? read = null;
        string? triggerId = null;
        var result = await _invoker.Invoker.InvokeAsync(
            Timer(call =>
            {
                read = call.ReadTick();
                triggerId = call.Context.TriggerId;
                return default;
            }),
            tick,
            CancellationToken.None);

        Assert.Same(tick, read);
        Assert.Equal(tick.Id, triggerId);
        Assert.Empty(result.Items);
        Assert.Null(result.Error);
    }

    [Fact]
    public async Task WriteResult_Direct_IsTheOutput()
    {
        var result = await CallAsync("""{"id":"7","quantity":2}""", call =>
        {
            var order = call.ReadInput(Json.Get<Order>());
            call.WriteResult(order.Quantity * 2, Json.Get<int>());
            return default;
        });

        Assert.Equal("4", Encoding.UTF8.GetString(result.Output.Span));
    }

    [Fact]
    public async Task WriteResult_AboveFourMebibytes_IsRefused()
    {
        var result = await CallAsync("", call =>
        {
            call.WriteResult(new string('x', 4 * 1024 * 1024), Json.Get<string>());
            return default;
        });

        Assert.Equal(typeof(BindingLimitException).FullName, result.Error!.Type);
        Assert.Contains("4194306 bytes", result.Error.Message, StringComparison.Ordinal);
        Assert.True(result.Output.IsEmpty);
    }

    [Fact]
    public async Task ReadInput_Unreadable_TellsTypeAndPlace()
    {
        var result = await CallAsync("""{"id":7}""", call =>
        {
            call.ReadInput(Json.Get<Order>());
            return default;
        });

        Assert.Equal(typeof(RejectException).FullName, result.Error!.Type);
        Assert.StartsWith("The input of 'orders-fulfil' cannot be read as Order: at $.id, line 1, byte 8:", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadInput_Nothing_IsNullForTypesThatCanBe()
    {
        Order? read = new("x", 1);
        await CallAsync("", call =>
        {
            read = call.ReadInput(Json.Get<Order>());
            return default;
        });

        Assert.Null(read);
    }

    [Fact]
    public async Task ReadMessage_DeeperThan64_IsRejected()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 65)) + string.Concat(Enumerable.Repeat("]", 65));
        var result = await _invoker.RunAsync(
            Queue(call =>
            {
                call.ReadMessage(Json.Get<JsonElement>());
                return default;
            }),
            Item(deep));

        Assert.Equal(Settlement.Reject, Assert.Single(result.Items).Settlement);
    }

    public void Dispose() => _invoker.Dispose();

    private async Task<InvocationResult> CallAsync(string input, EventFunction body) =>
        await _invoker.Invoker.InvokeAsync(Direct(body), new DirectCall(Encoding.UTF8.GetBytes(input), null, DateTimeOffset.MaxValue), CancellationToken.None);
}
