namespace MultiCloud.Conformance.App;

/// <summary>Two subscribers of one topic, one of another that takes lists, and a topic without any.</summary>
public sealed class Sizes(Ledger ledger)
{
    [TopicTrigger("sizes", MaxAttempts = 2)]
    public void First(CloudEvent<SizeMeasured> measured, InvocationContext context)
    {
        ledger.Write(
            context,
            "ran",
            measured.Data.Key,
            ("id", measured.Id),
            ("attempt", measured.Attempt),
            ("time", measured.Time),
            ("source", measured.Source),
            ("type", measured.Type),
            ("subject", measured.Subject),
            ("value", measured.Data.Value),
            ("note", measured.Data.Note));
        FailWhenAsked(measured.Data, "first");
        if (measured.Data.Fails == "reject")
            measured.Reject("not wanted");
    }

    /// <summary>Takes the bare data.</summary>
    [TopicTrigger("sizes", MaxAttempts = 2)]
    public Task Second(SizeMeasured measured, InvocationContext context)
    {
        ledger.Write(context, "ran", measured.Key, ("value", measured.Value));
        FailWhenAsked(measured, "second");
        return Task.CompletedTask;
    }

    [TopicTrigger("many-sizes", MaxAttempts = 2)]
    public void Many(IReadOnlyList<CloudEvent<SizeMeasured>> measured, InvocationContext context)
    {
        foreach (var one in measured)
        {
            ledger.Write(context, "ran", one.Data.Key, ("id", one.Id), ("attempt", one.Attempt), ("value", one.Data.Value), ("batch", measured.Count));
            if (one.Data.Fails == "many")
                one.Retry("not yet");
        }
    }

    private static void FailWhenAsked(SizeMeasured measured, string name)
    {
        if (measured.Fails == name)
            throw new InvalidOperationException("the event asked for it");
    }
}
