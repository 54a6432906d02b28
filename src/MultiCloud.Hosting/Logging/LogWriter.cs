using System.Buffers;

namespace MultiCloud.Hosting;

/// <summary>
/// Writes entries on one thread of its own: the first at once, those that follow soon after together. At most <see cref="Capacity"/> wait: then whoever
/// logs waits too, and nothing is lost.
/// </summary>
internal sealed class LogWriter(Func<Stream> open, TimeProvider time, bool colour) : IDisposable
{
    internal const int Capacity = 8192;

    /// <summary>How long entries gather between two writes; a write for each would cost an invocation more than the entry itself.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(10);

    private readonly object _gate = new();
    private List<LogEntry> _waiting = [];
    private List<LogEntry> _writing = [];
    private Thread? _thread;
    private int _wakeAt = int.MaxValue;
    private bool _closed;

    internal void Add(LogEntry entry)
    {
        lock (_gate)
        {
            while (_waiting.Count >= Capacity && !_closed)
            {
                Monitor.Wait(_gate);
            }

            if (_closed)
            {
                return;
            }

            _waiting.Add(entry);
            if (_thread is null)
            {
                _thread = new(Run) { IsBackground = true, Name = "MultiCloud log" };
                _thread.Start();
            }
            else if (_waiting.Count >= _wakeAt)
            {
                _wakeAt = int.MaxValue;
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>Returns when all that was added is written.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }

        _thread?.Join();
    }

    private void Run()
    {
        using var output = open();
        var buffer = new ArrayBufferWriter<byte>(4096);
        var zone = time.LocalTimeZone;
        while (TakeWaiting())
        {
            foreach (var entry in _writing)
            {
                LogLine.Write(buffer, entry, zone, colour);
            }

            _writing.Clear();
            if (!TryWrite(output, buffer.WrittenSpan))
            {
                Close();
                return;
            }

            buffer.ResetWrittenCount();
            Gather();
        }
    }

    private void Gather()
    {
        lock (_gate)
        {
            if (!_closed && _waiting.Count < Capacity)
            {
                _wakeAt = Capacity;
                Monitor.Wait(_gate, Gathering);
            }
        }
    }

    private bool TakeWaiting()
    {
        lock (_gate)
        {
            while (_waiting.Count == 0)
            {
                if (_closed)
                {
                    return false;
                }

                _wakeAt = 1;
                Monitor.Wait(_gate);
            }

            _wakeAt = int.MaxValue;
            (_waiting, _writing) = (_writing, _waiting);
            Monitor.PulseAll(_gate);
            return true;
        }
    }

    private static bool TryWrite(Stream output, ReadOnlySpan<byte> text)
    {
        try
        {
            output.Write(text);
            output.Flush();
            return true;
        }
        catch (IOException)
        {
            // Nobody reads any more, as after `app | head`: the app goes on without its log.
            return false;
        }
    }

    private void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }
}
