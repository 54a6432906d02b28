namespace MultiCloud.Conformance;

/// <summary>The conformance app, running. Disposing it ends it and removes what it stored.</summary>
public interface ITarget : IAsyncDisposable
{
    /// <summary>The stage it runs as.</summary>
    string Stage { get; }

    /// <summary>Calls the app's http functions. Follows no redirects and keeps no cookies.</summary>
    HttpClient Http { get; }

    /// <summary>What the app's functions saw.</summary>
    LedgerReader Ledger { get; }

    /// <summary>Puts a message into a queue as a foreign sender would.</summary>
    Task SendToQueueAsync(string queue, string text);

    /// <summary>Publishes an event as a foreign sender would.</summary>
    Task PublishAsync(string topic, string text);

    /// <summary>Stores an object, from outside the app.</summary>
    Task PutObjectAsync(string bucket, string key, ReadOnlyMemory<byte> content);

    /// <summary>Deletes an object, from outside the app.</summary>
    Task DeleteObjectAsync(string bucket, string key);

    /// <summary>Runs a timer function for a tick, and waits for it.</summary>
    Task<CallOutcome> FireTimerAsync(string function, DateTimeOffset scheduledTime);

    /// <summary>Calls a direct function from outside the app.</summary>
    Task<CallOutcome> InvokeAsync(string function, string inputJson);

    /// <summary>Dead letters of a queue, or of the inbox of a topic or bucket function.</summary>
    Task<IReadOnlyList<DeadLetter>> GetDeadLettersAsync(string queue);

    /// <summary>Sends a dead letter to its function again.</summary>
    Task RedriveAsync(DeadLetter letter);

    /// <summary>Everything the app has logged so far.</summary>
    Task<string> GetLogAsync();

    /// <summary>Asks the app to stop and waits until it has.</summary>
    Task StopAsync();

    /// <summary>Ends the app's processes without warning.</summary>
    Task KillAsync();

    /// <summary>Starts the app again with what it had stored.</summary>
    /// <param name="clock">What the app's clock shows at first; null for the time it is.</param>
    Task StartAgainAsync(DateTimeOffset? clock = null);
}

/// <summary>A message that will not be tried again.</summary>
public sealed record DeadLetter(string Id, string Queue, string Function, string Reason, int Attempts, string Text);

/// <summary>How a call ended: with a result's JSON, or with an error.</summary>
public sealed record CallOutcome(bool Ok, string? ResultJson, string? ErrorType, string? ErrorMessage);
