using System.Net.Mime;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;
using MultiCloud.Hosting.Tests.Support;

namespace MultiCloud.Hosting.Tests.Events;

/// <summary>The CloudEvents project's own library as the judge of our envelopes, both ways.</summary>
public sealed class EnvelopeOracleTests
{
    private static readonly DateTimeOffset Time = new(2026, 3, 1, 12, 30, 15, 250, TimeSpan.Zero);

    private static readonly EnvelopeHead Head = new(
        "0195-7c", "/shop/dev/http", "shop.order-placed", "order é \"7\"", Time, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "a=b");

    [Fact]
    public void Write_Json_IsReadByTheOracle()
    {
        var text = EnvelopeWriter.Write(Head, new OrderPlaced("7"), TestInvoker.Json.Get<OrderPlaced>());
        var read = Decode(text);

        Assert.Equal(CloudEventsSpecVersion.V1_0, read.SpecVersion);
        Assert.Equal(("0195-7c", "/shop/dev/http", "shop.order-placed", "order é \"7\""), (read.Id, read.Source!.ToString(), read.Type, read.Subject));
        Assert.Equal(Time, read.Time);
        Assert.Equal("application/json", read.DataContentType);
        Assert.Equal("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", read["traceparent"]);
        Assert.Equal("a=b", read["tracestate"]);
        Assert.Equal("""{"orderId":"7"}""", read.Data!.ToString());
    }

    [Fact]
    public void Write_Bytes_AreBytesForTheOracle()
    {
        var read = Decode(EnvelopeWriter.Write(Head, new byte[] { 0, 255, 7 }, TestInvoker.Json.Get<byte[]>()));

        Assert.Equal(new byte[] { 0, 255, 7 }, read.Data);
        Assert.Equal("application/octet-stream", read.DataContentType);
    }

    [Fact]
    public void Write_WithoutOptionalAttributes_LeavesThemOut()
    {
        var head = Head with { Subject = null, TraceParent = null, TraceState = "" };
        var read = Decode(EnvelopeWriter.Write(head, 5, TestInvoker.Json.Get<int>()));

        Assert.Null(read.Subject);
        Assert.Null(read["traceparent"]);
        Assert.Null(read["tracestate"]);
    }

    [Fact]
    public void Read_TextOfTheOracle_HasEveryAttribute()
    {
        var written = new CloudEvent
        {
            Id = "e1",
            Source = new("https://other.example/shop"),
            Type = "other.created",
            Subject = "x",
            Time = Time,
            DataContentType = MediaTypeNames.Application.Json,
            Data = new { orderId = "7" },
        };
        var envelope = Envelope.Read(new JsonEventFormatter().EncodeStructuredModeMessage(written, out _))!;

        Assert.Equal(("e1", "https://other.example/shop", "other.created", "x"), (envelope.Id, envelope.Source, envelope.Type, envelope.Subject));
        Assert.Equal(Time, envelope.Time);
        Assert.Equal("""{"orderId":"7"}"""u8, envelope.Data.Span);
        Assert.False(envelope.IsBinary);
    }

    [Fact]
    public void Read_BytesOfTheOracle_AreBytes()
    {
        var written = new CloudEvent { Id = "e1", Source = new("/s", UriKind.Relative), Type = "t", DataContentType = "image/png", Data = new byte[] { 1, 2 } };
        var envelope = Envelope.Read(new JsonEventFormatter().EncodeStructuredModeMessage(written, out _))!;

        Assert.True(envelope.IsBinary);
        Assert.Equal(new byte[] { 1, 2 }, envelope.Data.ToArray());
    }

    private static CloudEvent Decode(ReadOnlyMemory<byte> text) => new JsonEventFormatter().DecodeStructuredModeMessage(text, new("application/cloudevents+json"), null);
}
