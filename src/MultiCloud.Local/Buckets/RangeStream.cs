namespace MultiCloud.Local.Buckets;

/// <summary>A part of a file, to be read once from its beginning.</summary>
internal sealed class RangeStream : Stream
{
    private readonly FileStream _file;
    private readonly long _start;
    private long _left;

    public RangeStream(FileStream file, ByteRange range)
    {
        _file = file;
        _start = Math.Min(range.From, file.Length);
        Length = Math.Min(range.Length ?? long.MaxValue, file.Length - _start);
        _left = Length;
        file.Position = _start;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position
    {
        get => Length - _left;
        set => throw new NotSupportedException("A part of an object is read once from its beginning.");
    }

    public override int Read(Span<byte> buffer)
    {
        var read = _file.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
        _left -= read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await _file.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _left)], cancellationToken);
        _left -= read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("A part of an object is read once from its beginning.");

    public override void SetLength(long value) => throw new NotSupportedException("An object is read only.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("An object is read only.");

    protected override void Dispose(bool disposing)
    {
        if (disposing) _file.Dispose();
        base.Dispose(disposing);
    }
}
