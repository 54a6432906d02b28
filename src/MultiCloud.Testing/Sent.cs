using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MultiCloud.Hosting;

namespace MultiCloud.Testing;

/// <summary>What the app's code sent, by queue and topic.</summary>
internal sealed class Sent
{
    private readonly ConcurrentDictionary<(bool IsTopic, string Name), ConcurrentQueue<ReadOnlyMemory<byte>>> _texts = new();

    internal void Add(bool isTopic, string name, IEnumerable<OutgoingMessage> messages)
    {
        var texts = _texts.GetOrAdd((isTopic, name), static _ => new());
        foreach (var message in messages) texts.Enqueue(message.Text.ToArray());
    }

    internal IReadOnlyList<T> Read<T>(bool isTopic, string name, JsonTypeInfo<T> type) =>
        _texts.TryGetValue((isTopic, name), out var texts) ? [.. texts.Select(text => Read(text, type))] : [];

    private static T Read<T>(ReadOnlyMemory<byte> text, JsonTypeInfo<T> type)
    {
        var envelope = Envelope.Read(text)!;
        return envelope.IsBinary && typeof(T) == typeof(byte[]) ? (T)(object)envelope.Data.ToArray() : JsonSerializer.Deserialize(envelope.Data.Span, type)!;
    }
}

/// <summary>The local bindings, with a note of everything that is sent through them.</summary>
internal sealed class RecordingBindings(IBindingClients inner, Sent sent) : IBindingClients
{
    public ISecretClient Secrets => inner.Secrets;

    public IMessageClient Queue(string name) => new Recorder(inner.Queue(name), messages => sent.Add(isTopic: false, name, messages));

    public IMessageClient Topic(string name) => new Recorder(inner.Topic(name), messages => sent.Add(isTopic: true, name, messages));

    public IBucket Bucket(string name) => inner.Bucket(name);

    public ITableClient Table(string name) => inner.Table(name);

    public IFunctionClient Function(string name) => inner.Function(name);

    private sealed class Recorder(IMessageClient inner, Action<IEnumerable<OutgoingMessage>> record) : IMessageClient
    {
        public async ValueTask<IReadOnlyList<SendFailure>> SendAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
        {
            var failures = await inner.SendAsync(messages, cancellationToken);
            record(messages.Where((_, index) => failures.All(failure => failure.Index != index)));
            return failures;
        }
    }
}
