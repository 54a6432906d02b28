using System.Text;

namespace MultiCloud.Hosting.Tests.Events;

public sealed class EnvelopeTests
{
    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("{")]
    [InlineData("""{"a":1}""")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s"}""")]
    [InlineData("""{"specversion":"1.0","id":"","source":"s","type":"t"}""")]
    [InlineData("""{"specversion":1,"id":"1","source":"s","type":"t"}""")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","data_base64":"???"}""")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","data_base64":7}""")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","data":{"a":}}""")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t"} trailing""")]
    public void Read_NotACloudEvent_IsNull(string text) => Assert.Null(Envelope.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Read_AttributesInAnyOrderAndUnknownOnes_AreRead()
    {
        var envelope = Envelope.Read("""
            {"data":[1, 2],"zzz":{"id":"inner"},"type":"t","time":"nonsense","source":"s","id":"1","specversion":"1.0"}
            """u8.ToArray())!;

        Assert.Equal(("1", "s", "t"), (envelope.Id, envelope.Source, envelope.Type));
        Assert.Equal("[1, 2]"u8, envelope.Data.Span);
        Assert.Null(envelope.Time);
    }
}
