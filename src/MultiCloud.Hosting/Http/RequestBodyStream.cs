using System.ComponentModel;

namespace MultiCloud.Hosting;

/// <summary>A request's body, which answers 413 when more is read than is allowed. Hosts wrap the stream of their server in it.</summary>
/// <param name="inner">The server's stream; not disposed.</param>
/// <param name="limits">What is allowed.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public class RequestBodyStream(Stream inner, HttpLimits limits) : ReadOnlyStream
{
    private long _read;

    /// <inheritdoc />
    public override int Read(Span<byte> buffer) => Count(inner.Read(buffer));

    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        Count(await inner.ReadAsync(buffer, cancellationToken));

    private int Count(int bytes)
    {
        _read += bytes;
        return _read <= limits.MaxRequestBodyBytes ? bytes : throw HttpProblemException.TooLarge(limits);
    }
}
