using System.Text.Json.Serialization.Metadata;

namespace MultiCloud.Hosting;

/// <summary>What queues and topics have in common: envelopes are written and checked, then handed to the target's client.</summary>
internal sealed class MessageSender<T>(BindingScope scope, string binding, IMessageClient client, JsonTypeInfo<T> type)
{
    private readonly string _type = $"{scope.App}.{TypeNames.Kebab(typeof(T))}";

    internal async Task<string> SendAsync(T data, string? id, string? subject, TimeSpan delay, CancellationToken cancellationToken)
    {
        ThrowIf(BindingLimits.Id(id) ?? BindingLimits.Subject(subject) ?? BindingLimits.Delay(delay));
        using var span = BindingSpan.Send(binding);
        try
        {
            var message = Write(data, id, subject, delay, span);
            ThrowIf(BindingLimits.Message(message.Text.Length));
            span.Messages(message.Id, 1);
            var failures = await client.SendAsync([message], cancellationToken);
            return failures.Count == 0 ? message.Id : throw Failed(failures[0]);
        }
        catch (Exception e) when (span.Note(e))
        {
            throw;
        }
    }

    internal async Task<SendReport> SendManyAsync(IReadOnlyList<T> data, string? id, string? subject, TimeSpan delay, CancellationToken cancellationToken)
    {
        ThrowIf(BindingLimits.IdOfMany(id) ?? BindingLimits.Subject(subject) ?? BindingLimits.Delay(delay));
        if (data.Count == 0)
        {
            return new([], []);
        }

        using var span = BindingSpan.Send(binding);
        try
        {
            var messages = WriteMany(data, subject, delay, span);
            span.Messages(id: null, messages.Length);
            return Report(messages, await client.SendAsync(messages, cancellationToken));
        }
        catch (Exception e) when (span.Note(e))
        {
            throw;
        }
    }

    private OutgoingMessage[] WriteMany(IReadOnlyList<T> data, string? subject, TimeSpan delay, in BindingSpan span)
    {
        var messages = new OutgoingMessage[data.Count];
        for (var i = 0; i < messages.Length; i++)
        {
            messages[i] = Write(data[i], id: null, subject, delay, span);
            if (BindingLimits.Message(messages[i].Text.Length) is { } fault)
            {
                throw scope.Exceeded(binding, $"{binding}, message {i} of the list: {fault}");
            }
        }

        return messages;
    }

    private static SendReport Report(OutgoingMessage[] messages, IReadOnlyList<SendFailure> failures)
    {
        var failed = new HashSet<int>(failures.Count);
        foreach (var failure in failures)
        {
            failed.Add(failure.Index);
        }

        var accepted = new List<string>(messages.Length - failed.Count);
        for (var i = 0; i < messages.Length; i++)
        {
            if (!failed.Contains(i))
            {
                accepted.Add(messages[i].Id);
            }
        }

        return new(accepted, failures);
    }

    private OutgoingMessage Write(T data, string? id, string? subject, TimeSpan delay, in BindingSpan span)
    {
        if (data is null)
        {
            throw new ArgumentNullException(nameof(data), $"{binding}: a message must not be null.");
        }

        var now = scope.Time.GetUtcNow();
        var head = new EnvelopeHead(id ?? Guid.CreateVersion7(now).ToString(), scope.Source, _type, subject, now, span.TraceParent, span.TraceState);
        return new(head.Id, EnvelopeWriter.Write(head, data, type), TimeSpan.FromSeconds(Math.Ceiling(delay.TotalSeconds)));
    }

    private void ThrowIf(string? fault)
    {
        if (fault is not null)
        {
            throw scope.Exceeded(binding, $"{binding}: {fault}");
        }
    }

    private MultiCloudException Failed(SendFailure failure) => failure.Retryable
        ? new BindingUnavailableException(scope.Target, binding, $"{binding}: the message was not stored: {failure.Reason} Send it again with the same id.")
        : new BindingDeniedException(scope.Target, binding, $"{binding}: the message was refused: {failure.Reason}");
}
