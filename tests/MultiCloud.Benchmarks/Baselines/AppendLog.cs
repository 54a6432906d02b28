using System.Buffers.Binary;
using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;

namespace MultiCloud.Benchmarks.Baselines;

/// <summary>The limit: a queue that appends every operation to one file and flushes it to disk, with group commit.</summary>
internal sealed class AppendLog : QueueSubject
{
    private readonly SafeFileHandle _file;
    private readonly GroupCommit<(long Id, byte[]? Message)> _log;
    private readonly ConcurrentQueue<long> _ready = new();
    private byte[] _buffer = new byte[1 << 16];
    private long _length;
    private long _lastId;

    public AppendLog(string directory)
    {
        _file = File.OpenHandle(Path.Combine(directory, "log"), FileMode.CreateNew, FileAccess.Write);
        _log = new(Commit);
    }

    public override async Task EnqueueAsync(byte[] message)
    {
        var id = Interlocked.Increment(ref _lastId);
        await _log.AddAsync((id, message));
        _ready.Enqueue(id);
    }

    public override Task<IReadOnlyList<long>> ReceiveAsync(int max)
    {
        var ids = new List<long>(max);
        while (ids.Count < max && _ready.TryDequeue(out var id))
        {
            ids.Add(id);
        }

        return Task.FromResult<IReadOnlyList<long>>(ids);
    }

    public override Task AcknowledgeAsync(long id) => _log.AddAsync((id, null));

    public override async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        _file.Dispose();
    }

    private void Commit(List<(long Id, byte[]? Message)> operations)
    {
        var length = 0;
        foreach (var (id, message) in operations)
        {
            var size = 12 + (message?.Length ?? 0);
            if (length + size > _buffer.Length)
            {
                Array.Resize(ref _buffer, _buffer.Length * 2);
            }

            BinaryPrimitives.WriteInt64LittleEndian(_buffer.AsSpan(length), id);
            BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(length + 8), message?.Length ?? -1);
            message?.CopyTo(_buffer, length + 12);
            length += size;
        }

        RandomAccess.Write(_file, _buffer.AsSpan(0, length), _length);
        RandomAccess.FlushToDisk(_file);
        _length += length;
    }
}
