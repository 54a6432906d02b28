using System.Text;

namespace MultiCloud.Hosting.Tests.Http;

/// <summary>A request and its answer without a server: what a host of a cloud that hands over envelopes looks like.</summary>
internal sealed class MemoryExchange : HttpExchange
{
    private readonly MemoryRequest _request;

    internal MemoryExchange(string method, string target, string? body = null, params (string Name, string Value)[] headers) =>
        _request = new(method, target, body, headers);

    public override ExchangeRequest Request => _request;

    internal AnswerHead Head { get; private set; }

    internal string Body { get; private set; } = "";

    internal bool Failing { get; set; }

    protected override bool IsSending => false;

    protected override ValueTask SendAsync(in AnswerHead head, ReadOnlyMemory<byte> body)
    {
        if (Failing)
        {
            throw new IOException("The wire is cut.");
        }

        Head = head;
        Body = Encoding.UTF8.GetString(body.Span);
        return default;
    }

    protected override ValueTask SendAsync(in AnswerHead head, Stream body, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(body);
        Body = reader.ReadToEnd();
        Head = head;
        return default;
    }

    private sealed class MemoryRequest(string method, string target, string? body, (string Name, string Value)[] headers) : ExchangeRequest
    {
        public override string Method => method;

        public override ReadOnlySpan<char> RawPath => target.Split('?')[0];

        public override string QueryString => target.Contains('?', StringComparison.Ordinal) ? target[target.IndexOf('?', StringComparison.Ordinal)..] : "";

        public override string Origin => "http://localhost";

        public override HttpValues Headers { get; } = new ListValues(headers);

        public override Stream Body { get; } = new RequestBodyStream(new MemoryStream(Encoding.UTF8.GetBytes(body ?? "")), HttpLimits.Portable);

        public override long? ContentLength => body is null ? 0 : Encoding.UTF8.GetByteCount(body);
    }

    private sealed class ListValues((string Name, string Value)[] values) : HttpValues
    {
        public override string? this[string name] => GetAll(name) is [var first, ..] ? first : null;

        public override IReadOnlyList<string> GetAll(string name) =>
            [.. values.Where(v => v.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(v => v.Value)];

        public override IEnumerator<KeyValuePair<string, string>> GetEnumerator() =>
            values.Select(v => KeyValuePair.Create(v.Name, v.Value)).GetEnumerator();
    }
}
