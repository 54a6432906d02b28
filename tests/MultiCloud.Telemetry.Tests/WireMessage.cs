using Google.Protobuf;

namespace MultiCloud.Telemetry.Tests;

/// <summary>A protobuf message, read by Google's own decoder, with fields by number as opentelemetry-proto v1 gives them.</summary>
internal sealed class WireMessage
{
    private readonly List<(int Number, object Value)> _fields = [];

    public WireMessage(byte[] bytes)
    {
        var input = new CodedInputStream(bytes);
        while (input.ReadTag() is var tag and not 0)
        {
            _fields.Add((WireFormat.GetTagFieldNumber(tag), WireFormat.GetTagWireType(tag) switch
            {
                WireFormat.WireType.Varint => input.ReadUInt64(),
                WireFormat.WireType.Fixed64 => input.ReadFixed64(),
                WireFormat.WireType.Fixed32 => (ulong)input.ReadFixed32(),
                WireFormat.WireType.LengthDelimited => input.ReadBytes().ToByteArray(),
                var other => throw new InvalidDataException($"Wire type {other}."),
            }));
        }
    }

    public IEnumerable<WireMessage> Messages(int number) => Values<byte[]>(number).Select(bytes => new WireMessage(bytes));

    public WireMessage? Message(int number) => Messages(number).SingleOrDefault();

    public string Text(int number) => System.Text.Encoding.UTF8.GetString(Bytes(number));

    public string Hex(int number) => Convert.ToHexStringLower(Bytes(number));

    public ulong Number(int number) => Values<ulong>(number).SingleOrDefault();

    /// <summary>The doubles of a packed field.</summary>
    public double[] Doubles(int number) => [.. Bytes(number).Chunk(8).Select(chunk => BitConverter.ToDouble(chunk))];

    /// <summary>Key-value pairs: strings, booleans and whole numbers.</summary>
    public Dictionary<string, object> Attributes(int number) => Messages(number).ToDictionary(pair => pair.Text(1), pair => Any(pair.Message(2)!));

    private static object Any(WireMessage value) => value._fields.Single() switch
    {
        (1, byte[] text) => System.Text.Encoding.UTF8.GetString(text),
        (2, ulong flag) => flag != 0,
        (3, ulong number) => (long)number,
        (4, ulong bits) => BitConverter.UInt64BitsToDouble(bits),
        (_, var other) => other,
    };

    private byte[] Bytes(int number) => Values<byte[]>(number).SingleOrDefault() ?? [];

    private IEnumerable<T> Values<T>(int number) => _fields.Where(field => field.Number == number).Select(field => (T)field.Value);
}
