using System.Diagnostics;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;

namespace MultiCloud.Telemetry.App;

public sealed record Word(string Text);

public static partial class Words
{
    private static readonly ActivitySource s_own = new("MultiCloud.Telemetry.App");

    [HttpTrigger("POST", "/words")]
    public static async Task Accept(Word word, IFunction<Word, int> wordsLength, IQueue<Word> words, ILogger<Word> log, CancellationToken ct)
    {
        using var own = s_own.StartActivity("think");
        Accepted(log, await wordsLength.InvokeAsync(word, ct));
        await words.SendAsync(word, cancellationToken: ct);
    }

    [Function]
    public static int Length(Word word) => word.Text.Length;

    [QueueTrigger("words", MaxAttempts = 1)]
    public static Task Announce(Word word, ITopic<Word> wordHeard, CancellationToken ct) =>
        word.Text == "bad" ? throw new InvalidOperationException("A bad word.") : wordHeard.PublishAsync(word, cancellationToken: ct);

    [TopicTrigger("word-heard")]
    public static Task Store(CloudEvent<Word> heard, IBucket dictionary, CancellationToken ct) =>
        dictionary.PutAsync($"words/{heard.Data.Text}", "yes"u8.ToArray(), cancellationToken: ct);

    [BucketTrigger("dictionary", Prefix = "words/")]
    public static void Index(BucketEvent stored, ILogger<Word> log) => Indexed(log, stored.Key);

    [LoggerMessage(LogLevel.Information, "A word of {Length} letters")]
    private static partial void Accepted(ILogger log, int length);

    [LoggerMessage(LogLevel.Information, "Indexed {Key}")]
    private static partial void Indexed(ILogger log, string key);
}

[JsonSerializable(typeof(Word))]
public sealed partial class WordJson : JsonSerializerContext;
