namespace MultiCloud.Hosting;

/// <summary>A function's stream, which throws when it is longer than an answer may be. Does not own the stream.</summary>
internal sealed class AnswerStream(Stream inner, HttpLimits limits) : ReadOnlyStream
{
    private long _read;

    public override int Read(Span<byte> buffer) => Count(inner.Read(buffer));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        Count(await inner.ReadAsync(buffer, cancellationToken));

    private int Count(int bytes)
    {
        _read += bytes;
        AnswerRules.CheckLength(_read, limits);
        return bytes;
    }
}
