using System.Net;

namespace MultiCloud.Conformance;

/// <summary>A body whose pieces are sent one by one, each after something else was done.</summary>
internal sealed class SlowContent(int pieces, Func<Task> between) : HttpContent
{
    private const int PieceSize = 512;

    public byte[] Whole { get; } = [.. Enumerable.Range(0, pieces * PieceSize).Select(number => (byte)(number * 7))];

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        for (var piece = 0; piece < pieces; piece++)
        {
            await stream.WriteAsync(Whole.AsMemory(piece * PieceSize, PieceSize));
            await stream.FlushAsync();
            await between();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = Whole.Length;
        return true;
    }
}
