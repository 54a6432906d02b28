using System.Text;

namespace MultiCloud.Hosting.Tests.Support;

/// <summary>A request without a body, and every answer that was sent to it.</summary>
internal sealed class RecordingExchange(params (string Name, string Value)[] headers) : HttpExchange
{
    public override ExchangeRequest Request { get; } = new Get(headers);

    internal List<(int Status, string? ContentType, string Body)> Answers { get; } = [];

    internal (int Status, string? ContentType, string Body) Answer => Assert.Single(Answers);

    /// <summary>When set, answers are not sent before it ends.</summary>
    internal Task? Sending { get; set; }

    /// <summary>Ends when an answer begins.</summary>
    internal TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected override bool IsSending => false;

    protected override ValueTask SendAsync(in AnswerHead head, ReadOnlyMemory<byte> body)
    {
        lock (Answers)
        {
            Answers.Add((head.StatusCode, head.ContentType, Encoding.UTF8.GetString(body.Span)));
        }

        Begun.TrySetResult();
        return Sending is null ? default : new(Sending);
    }

    protected override ValueTask SendAsync(in AnswerHead head, Stream body, CancellationToken cancellationToken) => throw new NotSupportedException();

    private sealed class Get((string Name, string Value)[] headers) : ExchangeRequest
    {
        public override string Method => "GET";

        public override ReadOnlySpan<char> RawPath => "/orders";

        public override string QueryString => "";

        public override string Origin => "http://localhost";

        public override HttpValues Headers { get; } = new Values(headers);

        public override Stream Body => Stream.Null;

        public override long? ContentLength => 0;
    }

    private sealed class Values((string Name, string Value)[] values) : HttpValues
    {
        public override string? this[string name] => GetAll(name) is [var first, ..] ? first : null;

        public override IReadOnlyList<string> GetAll(string name) =>
            [.. values.Where(v => v.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(v => v.Value)];

        public override IEnumerator<KeyValuePair<string, string>> GetEnumerator() =>
            values.Select(v => KeyValuePair.Create(v.Name, v.Value)).GetEnumerator();
    }
}
