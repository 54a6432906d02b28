using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace MultiCloud.Hosting.Http;

/// <summary>The client's end of a connection within this process.</summary>
internal sealed class MemoryConnection : Stream
{
    private readonly PipeReader _input;
    private readonly PipeWriter _output;
    private readonly ConnectionContext _server;
    private readonly CancellationTokenRegistration _serverGone;
    private int _ended;

    internal MemoryConnection(PipeReader input, PipeWriter output, ConnectionContext server)
    {
        (_input, _output, _server) = (input, output, server);
        _serverGone = server.ConnectionClosed.UnsafeRegister(static input => ((PipeReader)input!).CancelPendingRead(), input);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
        {
            // Asked whether anything comes: the answer is the wait.
            var waited = await _input.ReadAsync(cancellationToken);
            _input.AdvanceTo(waited.Buffer.Start);
            return 0;
        }

        var read = await _input.ReadAsync(cancellationToken);
        var part = read.Buffer.Slice(0, Math.Min(buffer.Length, read.Buffer.Length));
        if (part.IsEmpty && read.IsCanceled)
        {
            throw new IOException("The server ended the connection.");
        }

        part.CopyTo(buffer.Span);
        _input.AdvanceTo(part.End);
        return (int)part.Length;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var written = await _output.WriteAsync(buffer, cancellationToken);
        if (written.IsCompleted)
        {
            throw new IOException("The server reads no more of this connection.");
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _ended, 1) == 0)
        {
            _serverGone.Dispose();
            _output.Complete();
            _input.Complete();
            _server.Abort();
        }

        base.Dispose(disposing);
    }
}
