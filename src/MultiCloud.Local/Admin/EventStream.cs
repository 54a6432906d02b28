using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MultiCloud.Hosting;
using MultiCloud.Local.Observing;

namespace MultiCloud.Local.Admin;

/// <summary>Live events as server-sent events: <c>id</c>, <c>event</c> and <c>data</c>, and a comment when nothing has happened for a while.</summary>
internal sealed class EventStream(LiveEvents.Watcher watcher, TimeProvider time) : ReadOnlyStream
{
    /// <summary>Servers and clients take a connection for dead that is silent for longer than they like.</summary>
    internal static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>So many bytes are sent together when many events wait.</summary>
    private const int Enough = 16 * 1024;

    private readonly ArrayBufferWriter<byte> _text = new();
    private int _sent;
    private bool _hasBegun;

    public override int Read(Span<byte> buffer) => throw new NotSupportedException("Events are waited for: use ReadAsync.");

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_sent == _text.WrittenCount)
        {
            _text.ResetWrittenCount();
            _sent = 0;
            await FillAsync(cancellationToken);
        }

        var rest = _text.WrittenMemory[_sent..];
        var read = Math.Min(rest.Length, buffer.Length);
        rest[..read].CopyTo(buffer);
        _sent += read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) watcher.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Gathers what is to be sent next; nothing when no more events come.</summary>
    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            Begin();
            return;
        }

        while (true)
        {
            var changed = AppendWaiting();
            if (_text.WrittenCount > 0 || watcher.IsClosed) return;
            if (!await HappensAsync(changed, cancellationToken)) Append(": nothing new\n\n");
        }
    }

    private void Begin()
    {
        Append("retry: 1000\n");
        Append("id: ");
        Append(watcher.LastId);
        Append("\nevent: ready\ndata: {}\n\n");
        if (watcher.HasGap) Append("event: missed\ndata: {}\n\n");
    }

    private Task AppendWaiting()
    {
        while (true)
        {
            var next = watcher.Read(out var missed, out var changed);
            if (missed > 0) Append("missed", new MissedView(missed), LocalJson.Default.MissedView);
            if (next is null) return changed;
            Append("id: ");
            Append(watcher.LastId);
            Append("\n");
            Append(next.Kind, next.Data, next.Type);
            if (_text.WrittenCount > Enough) return Task.CompletedTask;
        }
    }

    /// <summary>Waits for an event.</summary>
    /// <returns>False when it is time for a sign of life first.</returns>
    private async ValueTask<bool> HappensAsync(Task changed, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var first = await Task.WhenAny(changed, Task.Delay(Heartbeat, time, waiting.Token));
        await waiting.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return first == changed;
    }

    private void Append(string kind, object data, System.Text.Json.Serialization.Metadata.JsonTypeInfo type)
    {
        Append("event: ");
        Append(kind);
        Append("\ndata: ");
        using (var json = new Utf8JsonWriter(_text, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) JsonSerializer.Serialize(json, data, type);
        Append("\n\n");
    }

    private void Append(string text) => Encoding.UTF8.GetBytes(text, _text);
}
