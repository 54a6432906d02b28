using System.Text;
using System.Threading.Channels;

namespace MultiCloud.Hosting.Http.Tests;

/// <summary>Zeros without end, or an error after so many.</summary>
internal sealed class EndlessStream(long failAfter) : ReadOnlyStream
{
    private long _read;

    public override int Read(Span<byte> buffer)
    {
        _read += buffer.Length;
        return _read <= failAfter ? buffer.Length : throw new IOException("The stream failed.");
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken) => new(Read(buffer.Span));
}

/// <summary>A stream that gives what the test writes, when it writes it.</summary>
internal sealed class StepStream : ReadOnlyStream
{
    private readonly Channel<byte[]> _parts = Channel.CreateUnbounded<byte[]>();

    internal ValueTask WriteAsync(string part) => _parts.Writer.WriteAsync(Encoding.UTF8.GetBytes(part));

    internal void Complete() => _parts.Writer.Complete();

    public override int Read(Span<byte> buffer) => throw new NotSupportedException();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (!await _parts.Reader.WaitToReadAsync(cancellationToken) || !_parts.Reader.TryRead(out var part))
        {
            return 0;
        }

        part.CopyTo(buffer);
        return part.Length;
    }
}
