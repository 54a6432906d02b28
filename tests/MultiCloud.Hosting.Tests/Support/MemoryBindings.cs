namespace MultiCloud.Hosting.Tests.Support;

/// <summary>Clients that keep what they are given.</summary>
internal sealed class MemoryBindings : IBindingClients
{
    internal List<OutgoingMessage> Sent { get; } = [];

    internal List<string> Clients { get; } = [];

    internal List<string> BucketCalls { get; } = [];

    internal MemoryTable Rows { get; } = new();

    internal MemorySecrets Kept { get; } = new();

    /// <summary>What the next send does not store.</summary>
    internal IReadOnlyList<SendFailure> Failures { get; set; } = [];

    internal Func<DirectCall, CancellationToken, ValueTask<ReadOnlyMemory<byte>>> Call { get; set; } = (_, _) => default;

    public IMessageClient Queue(string name) => Message($"queue {name}");

    public IMessageClient Topic(string name) => Message($"topic {name}");

    public IBucket Bucket(string name) => new RecordingBucket(BucketCalls);

    public ITableClient Table(string name) => Rows;

    public ISecretClient Secrets => Kept;

    public IFunctionClient Function(string name) => new FunctionClient(this);

    private MessageClient Message(string name)
    {
        Clients.Add(name);
        return new(this);
    }

    private sealed class MessageClient(MemoryBindings bindings) : IMessageClient
    {
        public ValueTask<IReadOnlyList<SendFailure>> SendAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
        {
            bindings.Sent.AddRange(messages);
            return new(bindings.Failures);
        }
    }

    private sealed class FunctionClient(MemoryBindings bindings) : IFunctionClient
    {
        public ValueTask<ReadOnlyMemory<byte>> InvokeAsync(DirectCall call, CancellationToken cancellationToken) => bindings.Call(call, cancellationToken);
    }

    private sealed class RecordingBucket(List<string> calls) : IBucket
    {
        private static readonly BucketEntry Entry = new("k", 0, "v", default);

        public Task<BucketObject?> GetAsync(string key, ByteRange? range, CancellationToken cancellationToken) => Record<BucketObject?>($"get {key}", null);

        public Task<BucketEntry?> GetInfoAsync(string key, CancellationToken cancellationToken) => Record<BucketEntry?>($"info {key}", null);

        public Task<BucketPage> ListAsync(string prefix, int max, string? continuation, CancellationToken cancellationToken) =>
            Record($"list {prefix} {max}", new BucketPage([], null));

        public Task<BucketEntry> PutAsync(string key, Stream content, long length, PutOptions? options, CancellationToken cancellationToken) => Record($"put {key} {length}", Entry);

        public Task<BucketEntry> PutAsync(string key, ReadOnlyMemory<byte> content, PutOptions? options, CancellationToken cancellationToken) =>
            Record($"put {key} {content.Length}", Entry);

        public Task DeleteAsync(string key, CancellationToken cancellationToken) => Record($"delete {key}", 0);

        public Task<Uri> CreateLinkAsync(string key, LinkKind kind, TimeSpan lifetime, CancellationToken cancellationToken) =>
            Record($"link {key} {kind} {lifetime.TotalSeconds}", new Uri("http://localhost/"));

        private Task<T> Record<T>(string call, T result)
        {
            calls.Add(call);
            return Task.FromResult(result);
        }
    }
}
