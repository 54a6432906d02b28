using System.Text;
using MultiCloud.Hosting;

namespace MultiCloud.Generators.Tests.Running;

/// <summary>A request and its answer without a server.</summary>
internal sealed class TestExchange(string method, string path, string query = "", string body = "", params (string Name, string Value)[] headers) : HttpExchange
{
    public override ExchangeRequest Request { get; } = new TestRequest(method, path, query, body, headers);

    public AnswerHead Head { get; private set; }

    public string Body { get; private set; } = "";

    protected override bool IsSending => false;

    protected override ValueTask SendAsync(in AnswerHead head, ReadOnlyMemory<byte> body)
    {
        (Head, Body) = (head, Encoding.UTF8.GetString(body.Span));
        return default;
    }

    protected override ValueTask SendAsync(in AnswerHead head, Stream body, CancellationToken cancellationToken) => throw new NotSupportedException();

    private sealed class TestRequest(string method, string path, string query, string body, (string Name, string Value)[] headers) : ExchangeRequest
    {
        public override string Method => method;

        public override ReadOnlySpan<char> RawPath => path;

        public override string QueryString => query;

        public override string Origin => "http://localhost";

        public override HttpValues Headers { get; } = new TestValues(headers);

        public override Stream Body { get; } = new MemoryStream(Encoding.UTF8.GetBytes(body));

        public override long? ContentLength => Encoding.UTF8.GetByteCount(body);
    }

    private sealed class TestValues((string Name, string Value)[] values) : HttpValues
    {
        public override string? this[string name] => GetAll(name) is [var first, ..] ? first : null;

        public override IReadOnlyList<string> GetAll(string name) =>
            [.. values.Where(each => each.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(each => each.Value)];

        public override IEnumerator<KeyValuePair<string, string>> GetEnumerator() => values.Select(each => KeyValuePair.Create(each.Name, each.Value)).GetEnumerator();
    }
}
