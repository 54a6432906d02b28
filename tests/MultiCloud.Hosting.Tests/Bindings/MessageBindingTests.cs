using System.Text;
using Microsoft.Extensions.DependencyInjection;
using MultiCloud.Hosting.Tests.Support;

namespace MultiCloud.Hosting.Tests.Bindings;

public sealed class MessageBindingTests : IAsyncDisposable
{
    private readonly MemoryBindings _clients = new();
    private readonly TestHost _host;
    private readonly FunctionApp _app;

    public MessageBindingTests()
    {
        _host = new() { Bindings = _clients };
        _app = new TestTable(_host).CreateBuilder().Build();
    }

    private IQueue<Order> Orders => _app.Services.GetRequiredKeyedService<IQueue<Order>>("orders");

    private IQueue<string> Raw => _app.Services.GetRequiredKeyedService<IQueue<string>>("raw");

    private ITopic<OrderPlaced> Placed => _app.Services.GetRequiredKeyedService<ITopic<OrderPlaced>>("order-placed");

    [Fact]
    public async Task SendAsync_Message_IsAnEnvelopeOfThisApp()
    {
        var id = await Orders.SendAsync(new("7", 2));
        var sent = Assert.Single(_clients.Sent);
        var envelope = Envelope.Read(sent.Text)!;

        Assert.Equal((id, TimeSpan.Zero), (sent.Id, sent.Delay));
        Assert.Equal((id, "/shop/dev/app", "shop.order"), (envelope.Id, envelope.Source, envelope.Type));
        Assert.Equal(_host.Time.GetUtcNow(), envelope.Time);
        Assert.Equal("""{"id":"7","quantity":2}""", Encoding.UTF8.GetString(envelope.Data.Span));
        var guid = Guid.Parse(id);
        Assert.Equal(7, guid.Version);
        Assert.Equal(_host.Time.GetUtcNow().ToUnixTimeMilliseconds(), Convert.ToInt64(id.Replace("-", "", StringComparison.Ordinal)[..12], 16));
        Assert.Equal(["queue orders"], _clients.Clients);
    }

    [Fact]
    public async Task PublishAsync_Event_HasSubjectAndKebabType()
    {
        await Placed.PublishAsync(new("7"), new() { Id = "mine", Subject = "order 7" });
        var envelope = Envelope.Read(Assert.Single(_clients.Sent).Text)!;

        Assert.Equal(("mine", "shop.order-placed", "order 7"), (envelope.Id, envelope.Type, envelope.Subject));
        Assert.Equal(["topic order-placed"], _clients.Clients);
    }

    [Fact]
    public async Task SendAsync_InsideAnInvocation_ContinuesItsTraceAndNamesItsUnit()
    {
        using var invoker = new TestInvoker();
        string? trace = null;
        await invoker.RunAsync(
            TestInvoker.Queue(async call =>
            {
                trace = call.Context.TraceParent;
                await Task.Yield();
                await Orders.SendAsync(new("7", 1));
            }),
            TestInvoker.Item("{}"));
        var envelope = Envelope.Read(Assert.Single(_clients.Sent).Text)!;

        Assert.Equal(trace, envelope.TraceParent);
        Assert.Equal("/shop/dev/orders-fulfil", envelope.Source);
        Assert.Null(AmbientInvocation.Current);
    }

    [Fact]
    public async Task SendAsync_OfExactly48000Bytes_IsSent()
    {
        await Raw.SendAsync("", new() { Id = "x" });
        var envelope = _clients.Sent[0].Text.Length;

        await Raw.SendAsync(new string('x', 48_000 - envelope), new() { Id = "x" });
        var fault = await Assert.ThrowsAsync<BindingLimitException>(() => Raw.SendAsync(new string('x', 48_001 - envelope), new() { Id = "x" }));

        Assert.Equal(48_000, _clients.Sent[1].Text.Length);
        Assert.Equal(2, _clients.Sent.Count);
        Assert.Equal("raw: A message is 48001 bytes with its envelope; allowed are 48000. Put the large part in a bucket and send its key.", fault.Message);
        Assert.Equal(("test", "raw", false), (fault.Target, fault.Name, fault.Retryable));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1000, 1)]
    [InlineData(1001, 2)]
    [InlineData(900_000, 900)]
    public async Task SendAsync_Delay_IsRoundedUpToSeconds(int milliseconds, int seconds)
    {
        await Orders.SendAsync(new("7", 1), new() { Delay = TimeSpan.FromMilliseconds(milliseconds) });

        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.Single(_clients.Sent).Delay);
    }

    [Theory]
    [InlineData(-1, "The delay is -0.001 s; allowed are 0 to 900 s.")]
    [InlineData(900_001, "The delay is 900.001 s; allowed are 0 to 900 s.")]
    public async Task SendAsync_DelayOutOfRange_IsRefused(int milliseconds, string message)
    {
        var fault = await Assert.ThrowsAsync<BindingLimitException>(() => Orders.SendAsync(new("7", 1), new() { Delay = TimeSpan.FromMilliseconds(milliseconds) }));

        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Empty(_clients.Sent);
    }

    [Fact]
    public async Task SendManyAsync_SomeFail_ReportsEveryMessageOnce()
    {
        _clients.Failures = [new(1, "throttled", Retryable: true)];
        var report = await Orders.SendManyAsync([new("a", 1), new("b", 1), new("c", 1)]);

        Assert.Equal([_clients.Sent[0].Id, _clients.Sent[2].Id], report.Accepted);
        Assert.Equal(1, Assert.Single(report.Failed).Index);
        Assert.Equal(3, _clients.Sent.Select(m => m.Id).Distinct().Count());
    }

    [Fact]
    public async Task SendManyAsync_OneTooLarge_SendsNothing()
    {
        var fault = await Assert.ThrowsAsync<BindingLimitException>(() => Raw.SendManyAsync(["a", new string('x', 48_000)]));

        Assert.StartsWith("raw, message 1 of the list: A message is", fault.Message, StringComparison.Ordinal);
        Assert.Empty(_clients.Sent);
    }

    [Fact]
    public async Task SendManyAsync_WithAnId_IsRefused() =>
        await Assert.ThrowsAsync<BindingLimitException>(() => Orders.SendManyAsync([new("a", 1)], new() { Id = "same" }));

    [Fact]
    public async Task SendManyAsync_Nothing_CallsNobody()
    {
        var report = await Orders.SendManyAsync([]);

        Assert.Empty(report.Accepted);
        Assert.Empty(_clients.Sent);
    }

    [Fact]
    public async Task SendAsync_NotStored_Throws()
    {
        _clients.Failures = [new(0, "the disk is full.", Retryable: true)];
        var fault = await Assert.ThrowsAsync<BindingUnavailableException>(() => Orders.SendAsync(new("7", 1)));

        Assert.Contains("the disk is full.", fault.Message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
