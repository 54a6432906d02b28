using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MultiCloud.Hosting;

/// <summary>A pooled buffer that holds one whole answer, so that its length is known before its head is sent.</summary>
internal sealed class AnswerBuffer : IBufferWriter<byte>
{
    private const int FirstSize = 1024;

    [ThreadStatic]
    private static AnswerBuffer? t_idle;

    [ThreadStatic]
    private static (JsonSerializerOptions? Options, Utf8JsonWriter? Writer) t_writer;

    private byte[] _bytes = [];
    private int _length;

    private AnswerBuffer()
    {
    }

    internal ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <summary>Takes a buffer; <see cref="Return"/> it once, when nothing uses it any more.</summary>
    internal static AnswerBuffer Rent()
    {
        var buffer = t_idle ?? new();
        t_idle = null;
        return buffer;
    }

    internal void Return()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
        }

        _bytes = [];
        _length = 0;
        t_idle = this;
    }

    internal void WriteText(string value) => Encoding.UTF8.GetBytes(value, this);

    /// <summary>Appends JSON.</summary>
    /// <exception cref="InvalidOperationException">It is longer than an answer may be.</exception>
    internal void WriteJson<T>(T value, JsonTypeInfo<T> type, HttpLimits limits)
    {
        // Taken out of its place while in use: a converter may serialize another value on this thread.
        var (options, writer) = t_writer;
        t_writer = default;
        if (writer is null || options != type.Options)
        {
            options = type.Options;
            writer = new(this, new() { Encoder = options.Encoder, Indented = options.WriteIndented, MaxDepth = options.MaxDepth, SkipValidation = true });
        }
        else
        {
            writer.Reset(this);
        }

        JsonSerializer.Serialize(writer, value, type);
        writer.Flush();
        t_writer = (options, writer);
        AnswerRules.CheckLength(_length, limits);
    }

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(_length);
    }

    private void Reserve(int sizeHint)
    {
        var needed = _length + Math.Max(sizeHint, 1);
        if (needed <= _bytes.Length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, Math.Max(FirstSize, _bytes.Length * 2)));
        Written.CopyTo(larger);
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
        }

        _bytes = larger;
    }
}
